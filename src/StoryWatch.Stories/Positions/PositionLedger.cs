using System.Collections.Immutable;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Positions;

/// <summary>Finds and keeps the lines of the ledger.</summary>
internal static class PositionLedger
{
    /// <summary>
    /// The line for a position. A report that names no counterpart belongs to the party's line on the issue that moved last, and the
    /// first report that names one takes over the line that had none: outlets leave the counterpart out when it is clear.
    /// </summary>
    public static LedgerKey LineFor(StoryThread state, Position position)
    {
        var key = LedgerKey.Of(position);
        return Resolve(state, key with { Issue = IssueOf(state, key.Issue) });
    }

    /// <summary>The issue that reports on this one go to: another one where an editor said that the two are one.</summary>
    public static string IssueOf(StoryThread state, string issue)
    {
        // Merges never make a circle: the decision refuses them.
        while (state.MergedIssues.TryGetValue(issue, out var into))
            issue = into;
        return issue;
    }

    public static Statement StatementOf(Position position, ArticleRef article) =>
        new(article, position.Evidence, position.Stance, position.Voice, position.Speaker) { Office = position.Office, Said = position.Said };

    /// <summary>The lines of a party on an issue, whoever they are towards, in the order in which they were opened.</summary>
    public static IEnumerable<(LedgerKey Line, LedgerEntry Entry)> On(StoryThread state, string party, string issue, LedgerTrack track) =>
        state.Lines.GetValueOrDefault(new LedgerKey(party, issue, "", track), []).Select(line => (line, state.Ledger[line]));

    public static StoryThread Set(StoryThread state, LedgerKey line, LedgerEntry entry)
    {
        var lines = state.Lines;
        if (!state.Ledger.ContainsKey(line))
        {
            var matter = line with { Counterpart = "" };
            lines = lines.SetItem(matter, lines.GetValueOrDefault(matter, []).Add(line));
        }

        return state with { Ledger = state.Ledger.SetItem(line, entry), Lines = lines };
    }

    public static StoryThread SetOrRemove(StoryThread state, LedgerKey line, LedgerEntry? entry)
    {
        if (entry is not null)
            return Set(state, line, entry);
        var matter = line with { Counterpart = "" };
        var rest = state.Lines.GetValueOrDefault(matter, []).Remove(line);
        return state with
        {
            Ledger = state.Ledger.Remove(line),
            Lines = rest.IsEmpty ? state.Lines.Remove(matter) : state.Lines.SetItem(matter, rest),
        };
    }

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
        foreach (var (candidate, entry) in On(state, key.Party, key.Issue, key.Track))
        {
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
