using StoryWatch.Stories.Positions;

namespace StoryWatch.Stories.Shifts;

/// <summary>Finds where an outlet speaks of its own text: "CORRECTED: An earlier version of this article said ...".</summary>
internal static class EditorialNotice
{
    private const int Longest = 300;

    private static readonly string[] Marks =
    [
        "correction:", "corrected:", "clarification:", "correction -", "(corrects", "corrects paragraph", "corrects to", "an earlier version of this", "the first version of this",
        "a previous version of this", "this article has been corrected", "this story has been corrected", "this article was amended", "editor's note: this",
    ];

    /// <summary>The sentence of the notice; null where the text has none.</summary>
    public static Evidence? Find(string text)
    {
        var first = -1;
        foreach (var mark in Marks)
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (first < 0 || at < first))
                first = at;
        }

        return first < 0 ? null : Sentence(text, first);
    }

    /// <summary>The first sentence: what a kill notice says.</summary>
    public static Evidence OpeningOf(string text)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        return Sentence(text, start);
    }

    private static Evidence Sentence(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < Longest && text[end] is not ('\n' or '\r') && !IsEnd(text, end))
            end++;
        if (end < text.Length && text[end] is '.' or '!' or '?')
            end++;
        return new Evidence(text[start..end], start, end);
    }

    private static bool IsEnd(string text, int at) =>
        text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]));
}
