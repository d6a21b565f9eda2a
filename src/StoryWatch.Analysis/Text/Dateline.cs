namespace StoryWatch.Analysis.Text;

/// <summary>Finds the dateline before a report, which is no part of the syntax of its first sentence: "RIYADH, May 3 (Agency) - ".</summary>
internal static class Dateline
{
    private const int Longest = 12;

    // In capitals, but no places.
    private static readonly HashSet<string> Acronyms = new(StringComparer.Ordinal) { "NATO", "ASEAN", "OPEC", "UNESCO", "UNICEF", "IAEA", "OPCW", "OSCE" };

    /// <summary>The first token after the dateline; the sentence's first where it has none.</summary>
    public static int End(string text, Token[] tokens, Sentence sentence)
    {
        var first = sentence.First;
        if ((first > 0 && !LineBreak.IsHard(text, tokens[first - 1], tokens[first])) || !IsPlace(Word(text, tokens[first])))
            return first;
        for (var i = first + 1; i < sentence.End - 2 && i - first <= Longest; i++)
        {
            var word = Word(text, tokens[i]);
            if (word is "-" or "--" or "\u2013" or "\u2014")
                return i + 1;
            if (char.IsLower(word[0]))
                return first;
        }

        return first;
    }

    private static bool IsPlace(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
        {
            if (!char.IsUpper(unit) && unit is not ('.' or '-' or '\''))
                return false;
        }

        return word.Length > 3 && !Acronyms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static ReadOnlySpan<char> Word(string text, Token token) => text.AsSpan(token.Start, token.Length);
}
