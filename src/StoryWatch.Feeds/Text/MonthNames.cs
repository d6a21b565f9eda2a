namespace StoryWatch.Feeds.Text;

/// <summary>Months by name or by its beginning, in the languages in which feeds are seen to write them.</summary>
internal static class MonthNames
{
    // One line a language; each word is as short as tells it from the others, accents left out.
    private static readonly string[][] Languages =
    [
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        ["janv", "fev", "mars", "avr", "mai", "juin", "juil", "aou", "sept", "octo", "nove", "dec"],
        ["jan", "feb", "marz", "apri", "mai", "juni", "juli", "augu", "sept", "okt", "nov", "dez"],
        ["ene", "febr", "marzo", "abr", "mayo", "junio", "julio", "ago", "set", "oct", "novi", "dic"],
        ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
        ["janei", "feve", "marco", "abr", "maio", "junh", "julh", "agos", "sete", "out", "nov", "dez"],
        ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
        ["ιαν", "φεβ", "μαρ", "απρ", "μαι", "ιουν", "ιουλ", "αυγ", "σεπ", "οκτ", "νοε", "δεκ"],
        ["januar", "februar", "marcius", "aprilis", "maj", "junius", "julius", "augusz", "szept", "okto", "novem", "decem"],
        ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paz", "lis", "gru"],
        ["oca", "sub", "mar", "nis", "may", "haz", "tem", "agu", "eyl", "eki", "kas", "ara"],
    ];

    private static readonly (string Beginning, int Month)[] Names =
    [
        .. Languages.SelectMany(names => names.Select((name, index) => (name, index + 1))).Distinct().OrderByDescending(name => name.name.Length),
    ];

    /// <summary>1 to 12, by the longest beginning that fits; null where it is no month.</summary>
    public static int? Find(string word)
    {
        if (word.Length < 3 || !char.IsLetter(word[0]))
            return null;
        var plain = string.Concat(word.ToLowerInvariant().Select(Bare));
        foreach (var (beginning, month) in Names)
        {
            if (plain.StartsWith(beginning, StringComparison.Ordinal))
                return month;
        }

        return null;
    }

    // The accents of the languages above; normalization is not to be had without ICU.
    private static char Bare(char unit) => unit switch
    {
        'á' or 'à' or 'â' or 'ã' or 'ä' => 'a',
        'é' or 'è' or 'ê' or 'ë' => 'e',
        'í' or 'ì' or 'î' or 'ı' => 'i',
        'ó' or 'ô' or 'õ' or 'ö' => 'o',
        'ú' or 'û' or 'ü' => 'u',
        'ç' => 'c',
        'ş' or 'ś' => 's',
        'ź' or 'ż' => 'z',
        'ğ' => 'g',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' or 'ϊ' or 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        _ => unit,
    };
}
