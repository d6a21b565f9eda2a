using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Chooses what a clause is about from the issues it names: the weightiest, nearest after its event.</summary>
internal static class IssueChoice
{
    /// <summary>The issues of a clause, the likeliest first, each once.</summary>
    /// <param name="actor">The tokens of the actor: what they name is no issue.</param>
    /// <param name="from">The clause, in tokens.</param>
    /// <param name="names">The tokens of the people that the clause names with their titles.</param>
    /// <param name="trigger">The word of the event; -1 for the end of the actor.</param>
    public static List<IssueHit> Of(ReadOnlySpan<ulong> stems, (int First, int End) actor, int from, int to, int trigger = -1, IReadOnlyList<(int First, int End)>? names = null)
    {
        var hits = IssueLexicon.Shipped.Find(stems);
        hits.RemoveAll(hit => hit.At < from || hit.At >= to || (hit.At >= actor.First && hit.At < actor.End));
        // "Ambassador Ivan Petrov" names a person, not a matter.
        if (names is not null)
            hits.RemoveAll(hit => names.Any(name => hit.At >= name.First && hit.At < name.End));
        var start = trigger >= 0 ? trigger : actor.End;
        hits.Sort((a, b) => Price(a, start).CompareTo(Price(b, start)));
        return [.. hits.DistinctBy(hit => hit.Issue)];
    }

    /// <summary>The issue of an event; null where there is none. To leave a pact is about the pact, to withdraw troops about the withdrawal.</summary>
    public static string? For(PloverEvent root, List<IssueHit> issues) => issues switch
    {
        [] => null,
        [{ Issue: "withdrawal" }, var pact, ..] when root is PloverEvent.Reject or PloverEvent.Sanction or PloverEvent.Threaten => pact.Issue,
        [var first, ..] => first.Issue,
    };

    private static int Price(IssueHit hit, int start) =>
        (hit.At >= start ? hit.At - start : start - hit.At + 6) - (6 * hit.Weight) - (2 * hit.Length);
}
