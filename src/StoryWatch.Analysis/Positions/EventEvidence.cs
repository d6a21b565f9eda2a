using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>The words that bear a coded event out; an event without any is not told as a position.</summary>
internal static class EventEvidence
{
    /// <summary>The first phrase of the event's own sort after the source; null where there is none.</summary>
    public static PhraseHit? Find(ReadOnlySpan<ulong> stems, PloverEvent root, (int First, int End) source, (int First, int End) target)
    {
        var hits = new List<PhraseHit>();
        for (var i = source.End; i < stems.Length; i++)
        {
            if (i < target.First || i >= target.End)
                EventLexicon.Shipped.Match(stems, i, hits);
        }

        foreach (var hit in hits)
        {
            if (hit.Sort == (int)root || (root == PloverEvent.Reject && hit.Sort == EventSort.Refuse))
                return hit;
        }

        return null;
    }

    /// <summary>What an event is about where the words name no issue.</summary>
    public static string? UsualIssue(PloverEvent root) => root switch
    {
        PloverEvent.Consult => "talks",
        PloverEvent.Assault => "attack",
        PloverEvent.Sanction => "sanctions",
        PloverEvent.Mobilize => "troops",
        PloverEvent.Threaten => "war",
        PloverEvent.Aid => "aid",
        PloverEvent.Support or PloverEvent.Accuse or PloverEvent.Cooperate => "relations",
        _ => null,
    };
}
