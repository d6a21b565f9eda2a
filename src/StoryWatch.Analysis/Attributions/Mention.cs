using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Attributions;

/// <summary>A proper name in a text: tokens <c>[First, End)</c>, with the title before it cut off.</summary>
/// <param name="Title">"President", "Kremlin spokesman": what stands before the name; null for none.</param>
internal sealed record Mention(int First, int End, string Name, string LastWord, string? Title, bool IsAdjective)
{
    private static readonly string[] Titles =
    [
        "President", "Minister", "Secretary", "Ambassador", "Senator", "Chancellor", "King", "General", "Governor", "Mayor", "Chairman",
        "Prime", "Vice", "Deputy", "Press", "State", "Foreign", "Defense", "Defence", "Mr.", "Mrs.", "Ms.", "Dr.", "Sen.", "Rep.", "Gov.", "Gen.", "Prince",
        "Spokesman", "Spokeswoman", "Spokesperson", "Director", "Justice", "Judge", "Pope", "Sir", "Lord", "House", "White", "Speaker",
    ];

    private static readonly string[] Offices =
    [
        "President", "Minister", "Secretary", "Ambassador", "Senator", "Chancellor", "King", "General", "Governor", "Mayor", "Chairman", "Mr.", "Mrs.",
        "Envoy", "Ms.", "Dr.", "Sen.", "Rep.", "Gov.", "Gen.", "Prince", "Spokesman", "Spokeswoman", "Spokesperson", "Director", "Justice", "Judge", "Pope", "Sir",
        "Lord", "Speaker", "secretary", "spokesman", "spokeswoman", "spokesperson", "minister", "president",
    ];

    /// <summary>A name with its title has no more tokens.</summary>
    public const int MostWords = 12;

    public int Words => End - First;

    /// <summary>Whether the words of <paramref name="other"/> all occur here.</summary>
    public bool Holds(Mention other) => other.Name.Split(' ').All(word => Name.Split(' ').Contains(word, StringComparer.Ordinal));

    public static List<Mention> All(ParsedText text)
    {
        var found = new List<Mention>();
        foreach (var sentence in text.Sentences)
        {
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (!IsName(text, i, sentence.First)) continue;
                var end = i + 1;
                while (end < sentence.End && end - i < MostWords && (IsName(text, end, sentence.First) || Joins(text, end, sentence))) end++;
                found.Add(Of(text, i, end));
                i = end - 1;
            }
        }

        return found;
    }

    private static Mention Of(ParsedText text, int first, int end)
    {
        // Everything up to the last office is the title of the name behind it: "Russian President", "White House Deputy Press Secretary".
        var start = first;
        for (var i = first; i < end - 1; i++)
        {
            if (Array.Exists(Offices, o => text.Word(i).SequenceEqual(o))) start = i + 1;
        }

        var title = start > first ? text.Span(first, start).In(text.Text) : null;
        var words = new string[end - start];
        for (var i = start; i < end; i++) words[i - start] = text.Word(i).ToString();
        return new(start, end, string.Join(' ', words), words[^1], title, text.Tags[end - 1][0] == 'J');
    }

    private static bool IsName(ParsedText text, int i, int sentenceStart)
    {
        var word = text.Word(i);
        if (!char.IsUpper(word[0])) return false;
        return text.Tags[i] is "NNP" or "NNPS" || (text.Tags[i][0] is 'N' or 'J' && i > sentenceStart && text.Labels[i] is not "root")
            || (i == sentenceStart && Array.Exists(Titles, t => text.Word(i).SequenceEqual(t)));
    }

    // "Ministry of Defense": of, between names. Lower-case offices inside a title: "White House press secretary Jen Psaki".
    private static bool Joins(ParsedText text, int i, Sentence sentence)
    {
        if (i + 1 >= sentence.End) return false;
        var word = text.Word(i);
        if (word is "of") return IsName(text, i + 1, sentence.First);
        if (word is "press" or "deputy" or "foreign" or "prime") return i + 2 < sentence.End && Joins(text, i + 1, sentence);
        return Array.Exists(Offices, o => char.IsLower(o[0]) && text.Word(i).SequenceEqual(o)) && IsName(text, i + 1, sentence.First);
    }
}
