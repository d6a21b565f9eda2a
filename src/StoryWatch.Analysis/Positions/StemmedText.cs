using StoryWatch.Stories;

namespace StoryWatch.Analysis.Positions;

/// <summary>A sentence cut into words and marks, each with the hash of its stem: what the coder reads.</summary>
internal sealed class StemmedText
{
    public readonly List<TextSpan> Tokens = [];
    public readonly List<ulong> Stems = [];
    public readonly string Text;

    public StemmedText(string text)
    {
        Text = text;
        for (var start = 0; start < text.Length;)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                start++;
                continue;
            }

            var end = WordEnd(text, start);
            Add(text, start, end);
            start = end;
        }
    }

    /// <summary>The tokens that overlap a span, as <c>[First, End)</c>.</summary>
    public (int First, int End) Range(TextSpan span)
    {
        var first = 0;
        while (first < Tokens.Count && Tokens[first].End <= span.Start)
            first++;
        var end = first;
        while (end < Tokens.Count && Tokens[end].Start < span.End)
            end++;
        return (first, end);
    }

    private void Add(string text, int start, int end)
    {
        Tokens.Add(new TextSpan(start, end));
        var lower = text[start..end].ToLowerInvariant().Replace('’', '\'');
        if (lower.EndsWith("n't", StringComparison.Ordinal))
            lower = "n't";
        Stems.Add(StableHash.Of(char.IsDigit(lower[0]) ? "0" : Stem.Of(lower)));
    }

    // Words keep inner hyphens, full stops of "U.S." and the apostrophe of "won't"; a possessive ends the word.
    private static int WordEnd(string text, int start)
    {
        if (!char.IsLetterOrDigit(text[start]))
            return text[start] is '\'' or '’' && start + 1 < text.Length && text[start + 1] == 's' ? start + 2 : start + 1;
        var end = start + 1;
        while (end < text.Length)
        {
            if (char.IsLetterOrDigit(text[end]))
                end++;
            else if (end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]) && Inner(text, start, end))
                end++;
            else
                break;
        }

        return end < text.Length && text[end] == '.' && text.AsSpan(start, end - start).Contains('.') ? end + 1 : end;
    }

    private static bool Inner(string text, int start, int at) => text[at] switch
    {
        '-' or '.' or ',' when text[at] != ',' || char.IsDigit(text[at + 1]) => text[at] != '-' || !char.IsUpper(text[start]) || !char.IsLower(text[at + 1]),
        '\'' or '’' => text[at + 1] == 't',
        _ => false,
    };
}
