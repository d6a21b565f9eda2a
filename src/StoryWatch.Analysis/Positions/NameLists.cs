using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>Names that stand together, and the word of each that the sentence hangs it on.</summary>
internal sealed class NameLists(ParsedText text, MentionIndex mentions)
{
    private const int MostBetween = 32;

    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "the", "its", "other", "two", "three", "four", "five", "six", "several", "some", "allied", "friendly", "neighbouring", "neighboring", "fellow",
    };

    // The list that each mention stands in, once somebody asked for it: a list may be as long as its text.
    private readonly NameList?[] _lists = new NameList?[mentions.All.Count];

    // "Britain, France and Germany": the names that only commas and "and" part.
    public IReadOnlyList<ActorMention> Coordinated(ActorMention mention)
    {
        var at = mentions.PlaceOf(mention.First);
        while (mentions.All[at] != mention)
            at++;
        var list = _lists[at] ??= ListAround(at);
        // What only commas join is no list: "of the European powers, Ruritania said".
        return list.Last == list.First || list.Last < at ? [mention] : list.Members;
    }

    private NameList ListAround(int at)
    {
        var all = mentions.All;
        var (first, last) = (at, at);
        while (first > 0 && IsListed(all[first - 1], all[first]))
            first--;
        while (last + 1 < all.Count && IsListed(all[last], all[last + 1]))
            last++;
        var end = last;
        while (end > first && !EndsList(all[end - 1], all[end]))
            end--;
        var list = new NameList(first, end, [.. all.Skip(first).Take(end - first + 1).DistinctBy(member => member.Holder?.Party)]);
        Array.Fill(_lists, list, first, last - first + 1);
        return list;
    }

    private bool IsListed(ActorMention left, ActorMention right)
    {
        if (right.Span.Start < left.Span.End)
            return false;
        var between = text.Text.AsSpan(left.Span.End, right.Span.Start - left.Span.End);
        return between is ", " or " and " or ", and " or ", the " or " and the " or ", and the "
            || (between.Length <= MostBetween && between.StartsWith(" and ", StringComparison.Ordinal) && AreOthers(between[" and ".Length..].ToString()));
    }

    // "Ruritania and three allied Gulf states".
    private static bool AreOthers(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } all && Array.TrueForAll(all, Others.Contains);

    private bool EndsList(ActorMention left, ActorMention right) =>
        text.Text.AsSpan(left.Span.End, right.Span.Start - left.Span.End).Contains("and", StringComparison.Ordinal);

    /// <summary>The token of a name whose head lies outside it.</summary>
    public int Head(ActorMention mention)
    {
        for (var i = mention.End - 1; i >= mention.First; i--)
        {
            if (text.Heads[i] < mention.First || text.Heads[i] >= mention.End)
                return i;
        }

        return mention.End - 1;
    }

    private sealed record NameList(int First, int Last, IReadOnlyList<ActorMention> Members);
}
