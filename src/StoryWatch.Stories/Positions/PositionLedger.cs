using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Positions;

/// <summary>Finds the line of the ledger that a position belongs to.</summary>
internal static class PositionLedger
{
    /// <summary>
    /// The line for a position. A report that names no counterpart belongs to the party's line on the issue that moved last, and the
    /// first report that names one takes over the line that had none: outlets leave the counterpart out when it is clear.
    /// </summary>
    public static LedgerKey LineFor(StoryThread state, Position position) => Resolve(state, LedgerKey.Of(position));

    public static Statement StatementOf(Position position, ArticleRef article) =>
        new(article, position.Evidence, position.Stance, position.Voice, position.Speaker);

    private static LedgerKey Resolve(StoryThread state, LedgerKey key)
    {
        if (state.Ledger.ContainsKey(key))
            return key;
        if (key.Counterpart.Length > 0)
        {
            var open = key with { Counterpart = "" };
            return state.Ledger.ContainsKey(open) ? open : key;
        }

        LedgerKey? newest = null;
        foreach (var (candidate, entry) in state.Ledger)
        {
            if (candidate.Party != key.Party || candidate.Issue != key.Issue || candidate.Track != key.Track)
                continue;
            // Ties by name: a dictionary's order is not the same on every machine.
            if (newest is not { } best || IsNewer(entry, candidate, state.Ledger[best], best))
                newest = candidate;
        }

        return newest ?? key;
    }

    private static bool IsNewer(LedgerEntry entry, LedgerKey key, LedgerEntry than, LedgerKey thanKey) =>
        entry.Current.At != than.Current.At
            ? entry.Current.At > than.Current.At
            : string.CompareOrdinal(key.Counterpart, thanKey.Counterpart) < 0;
}
