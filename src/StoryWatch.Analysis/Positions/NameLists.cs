using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;

namespace StoryWatch.Analysis.Positions;

/// <summary>Names that stand together, and the word of each that the sentence hangs it on.</summary>
internal sealed class NameLists(ParsedText text, ValueList<ActorMention> mentions)
{
    // "Britain, France and Germany": the names that only commas and "and" part.
    public IEnumerable<ActorMention> Coordinated(ActorMention mention)
    {
        var at = mentions.TakeWhile(other => other != mention).Count();
        var (first, last) = (at, at);
        while (first > 0 && IsListed(mentions[first - 1], mentions[first]))
            first--;
        while (last + 1 < mentions.Count && IsListed(mentions[last], mentions[last + 1]))
            last++;
        // What only commas join is no list: "of the European powers, Ruritania said".
        var end = last;
        while (end > first && !EndsList(mentions[end - 1], mentions[end]))
            end--;
        if (end == first || end < at)
            return [mention];
        last = end;
        return mentions.Skip(first).Take(last - first + 1).DistinctBy(member => member.Holder?.Party);
    }

    private bool IsListed(ActorMention left, ActorMention right) =>
        right.Span.Start >= left.Span.End
        && text.Text.AsSpan(left.Span.End, right.Span.Start - left.Span.End) is ", " or " and " or ", and " or ", the " or " and the " or ", and the ";

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
}
