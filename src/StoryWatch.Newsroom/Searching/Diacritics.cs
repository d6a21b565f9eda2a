using System.Collections.Frozen;

namespace StoryWatch.Newsroom.Searching;

/// <summary>
/// Lower-case Latin, Greek and Cyrillic letters without their diacritics. The program runs without ICU, and so without Unicode's own
/// decomposition; the table is made from it (Unicode 15, canonical decompositions), with the letters added that have none but are typed without (ø, ł, đ, ı).
/// </summary>
internal static class Diacritics
{
    // A group a letter: the letter itself, then those that are written for it.
    private const string Groups =
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďḋḍḏḑḓđð eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ gĝğġģǧǵḡ hĥȟḣḥḧḩḫẖħ "
        + "iìíîïĩīĭįǐȉȋḭḯỉịı jĵǰ kķǩḱḳḵ lĺļľḷḹḻḽł mḿṁṃ nñńņňǹṅṇṉṋ oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø pṕṗ rŕŗřȑȓṙṛṝṟ sśŝşšșṡṣṥṧṩ "
        + "tţťțṫṭṯṱẗŧ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ æǣǽ øǿ ſẛ ʒǯ αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ "
        + "εέἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ ιΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ οόὀὁὂὃὄὅὸό ρῤῥ υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ "
        + "гѓ еѐё ийѝ кќ уў ії ";

    private static readonly FrozenDictionary<char, char> Plain = Groups.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(group => group.Skip(1).Select(letter => KeyValuePair.Create(letter, group[0])))
        .ToFrozenDictionary();

    /// <summary>The letter without its diacritic, or the letter itself.</summary>
    public static char Remove(char letter) => Plain.GetValueOrDefault(letter, letter);
}
