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

    private static readonly string[] Subjects = ["this article", "this story", "this report", "the article", "the story", "our report"];

    private static readonly string[] Ends = ["has been withdrawn", "has been retracted", "has been removed", "was withdrawn", "was retracted", "is withdrawn", "is retracted"];

    private static readonly string[] Withdrawals =
    [
        .. Subjects.SelectMany(subject => Ends.Select(end => $"{subject} {end}")),
        .. Subjects.SelectMany(subject => new[] { $"withdraws {subject}", $"retracts {subject}", $"we have withdrawn {subject}", $"we have retracted {subject}" }),
    ];

    /// <summary>True for a text that says of itself, and little else, that it is withdrawn: an outlet that has no other way to kill an article puts this in its place.</summary>
    public static bool IsWithdrawal(string text)
    {
        var opening = OpeningOf(text).Text;
        return text.Length <= 2 * Longest && Array.Exists(Withdrawals, mark => opening.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

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
