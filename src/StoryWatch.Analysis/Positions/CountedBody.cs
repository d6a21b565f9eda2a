using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>Reads how many states a body is told to be: "the four Arab states".</summary>
internal static class CountedBody
{
    private static readonly string[] Numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly HashSet<string> Heads = new(StringComparer.Ordinal) { "state", "country", "nation", "government", "power", "member" };

    /// <returns>2 to 9; null where the words before the body's name are no number, or the party is a state.</returns>
    public static int? Of(ParsedText text, Frame frame, MentionIndex mentions)
    {
        if (frame.Holder.Country is not null || (frame.Mention ?? mentions.FirstOf(frame.Holder)) is not { First: > 0, Role: null } mention
            || !Heads.Contains(text.Lemmas[mention.End - 1]) || text.SentenceOf(mention.First - 1) != text.SentenceOf(mention.First))
            return null;
        var word = text.Lemmas[mention.First - 1];
        return Array.IndexOf(Numbers, word) is >= 0 and var place ? place + 2
            : word is [>= '2' and <= '9'] ? word[0] - '0'
            : null;
    }
}
