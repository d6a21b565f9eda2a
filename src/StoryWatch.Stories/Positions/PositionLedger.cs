using System.Collections.Immutable;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Positions;

/// <summary>Finds and keeps the lines of the ledger.</summary>
internal static class PositionLedger
{
    /// <summary>Reports of one stance come within this time of each other.</summary>
    private static readonly TimeSpan OneNews = TimeSpan.FromDays(2);

    /// <summary>
    /// The line for a position. A report that names no counterpart belongs to the party's line on the issue that moved last, and the
    /// first report that names one takes over the line that had none: outlets leave the counterpart out when it is clear. What other outlets
    /// reported within days, and what a revised article goes on to say, stays where it was put, whichever line has moved since.
    /// </summary>
    /// <param name="article">The article that reports it.</param>
    public static LedgerKey LineFor(StoryThread state, Position position, ArticleRef article)
    {
        var key = Now(state, LedgerKey.Of(position));
        return On(state, key.Party, key.Issue, key.Track)
            .Where(known => known.Line.IsSameOrOpen(key) && known.Entry.Held.Exists(IsSaidBefore))
            .OrderByDescending(known => known.Line == key)
            .ThenByDescending(known => known.Entry.Held.Exists(IsSaidHere))
            .Select(known => (LedgerKey?)known.Line)
            .FirstOrDefault() ?? Resolve(state, key, article.At);

        bool IsSaidHere(HeldStance held) => held.Statement.Article.Id == article.Id && held.Stance == position.Stance;

        bool IsSaidBefore(HeldStance held) =>
            IsSaidHere(held) || (held.Stance == position.Stance && (article.At - held.Statement.Article.At).Duration() <= OneNews);
    }

    /// <summary>A line of earlier as it is called now, editors having merged issues since.</summary>
    public static LedgerKey Now(StoryThread state, LedgerKey line) => line with { Issue = IssueOf(state, line.Issue) };

    /// <summary>
    /// True where the position is on the line that a shift was told on. Which line a report without a counterpart goes to changes with every
    /// article, and issues are merged: what was told is compared by what both name.
    /// </summary>
    public static bool IsOnTold(StoryThread state, Position position, LedgerKey told) =>
        Now(state, LedgerKey.Of(position)).IsSameOrOpen(Now(state, told));

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

    private static LedgerKey Resolve(StoryThread state, LedgerKey key, DateTimeOffset at)
    {
        if (state.Ledger.ContainsKey(key))
            return key;
        if (key.Counterpart.Length > 0)
        {
            var open = key with { Counterpart = "" };
            return state.Ledger.ContainsKey(open) ? open : key;
        }

        // A late article means the line that had moved last when it was written.
        return On(state, key.Party, key.Issue, key.Track)
            .OrderByDescending(known => known.Entry.Held.Where(held => held.At <= at).Select(held => held.At).DefaultIfEmpty().Max())
            .ThenBy(known => known.Line.Counterpart, StringComparer.Ordinal)
            .Select(known => known.Line)
            .FirstOrDefault(key);
    }
}
