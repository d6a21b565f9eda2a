using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>Chooses which of an article's shifts are told; the others fill the ledger in silence.</summary>
internal static class Alerts
{
    /// <summary>More alerts than this from one article are noise: those of least worth stay ledger entries. What parties do together counts as one.</summary>
    private const int MostPerArticle = 3;

    private const int UsuallyMost = 2;

    /// <summary>Words this alike tell one thing, whatever issue they were read on.</summary>
    private const double SameWords = 0.7;

    /// <summary>Within this time of its alert the same thing on another issue is the same news.</summary>
    private static readonly TimeSpan SameNews = TimeSpan.FromDays(5);

    /// <summary>The ids of the shifts to tell.</summary>
    public static HashSet<string> Of(StoryThread state, List<Move> moves, TakeArticle take)
    {
        var chosen = new List<Move>();
        foreach (var move in moves
            .Where(move => move.Shift is not null && !IsAnsweredHere(move, moves, take))
            .OrderByDescending(move => Worth.Of(move.Position))
            .ThenByDescending(move => move.Shift!.Before is not null)
            .ThenByDescending(move => move.Shift!.Severity)
            .ThenBy(move => move.Position.Evidence.Start))
        {
            if (Places(chosen) >= MostPerArticle && !chosen.Exists(other => AreTogether(other, move)))
                continue;
            if (!chosen.Exists(better => TellsTheSame(better, move)) && !IsToldOnAnotherIssue(state, move, take))
                chosen.Add(move);
        }

        return chosen
            .Where((move, index) => Places(chosen[..(index + 1)]) <= UsuallyMost || Worth.Of(move.Position) >= Worth.AThird)
            .Select(move => move.Shift!.Id)
            .ToHashSet(StringComparer.Ordinal);
    }

    // What several parties do together takes the place of one alert.
    private static int Places(List<Move> chosen) => chosen.Where((move, index) => !chosen[..index].Exists(other => AreTogether(other, move))).Count();

    private static bool AreTogether(Move one, Move other) =>
        one.Line.Party != other.Line.Party && one.Position.Evidence == other.Position.Evidence && one.Position.Stance == other.Position.Stance && one.Line.Issue == other.Line.Issue;

    // One sentence that puts a party on one side is one alert, on however many issues it was read: its quote shows them all. So is what one
    // article tells of a party on one issue, towards however many others. What a party denies is a matter of its own.
    private static bool TellsTheSame(Move one, Move other) =>
        one.Line.Party == other.Line.Party
        && one.Position.Stance.Side() == other.Position.Stance.Side()
        && (one.Line.Track == LedgerTrack.Denial) == (other.Line.Track == LedgerTrack.Denial)
        && !AreTwoThings(one, other)
        && (Overlap(one.Position.Evidence, other.Position.Evidence) || (one.Line.Issue == other.Line.Issue && one.Line.Track == other.Line.Track));

    // "threatened to leave the talks with A and called off those with B": another party, and another step.
    private static bool AreTwoThings(Move one, Move other) =>
        one.Line.Counterpart.Length > 0 && other.Line.Counterpart.Length > 0 && one.Line.Counterpart != other.Line.Counterpart
        && one.Position.Stance != other.Position.Stance && Math.Min(one.Position.Salience, other.Position.Salience) >= Worth.OnAnyIssue;

    private static bool Overlap(Evidence one, Evidence other) => one.Start < other.End && other.Start < one.End;

    // A claim that the party denies in the same article is told with the denial; one that the party bears out itself is none.
    private static bool IsAnsweredHere(Move move, List<Move> moves, TakeArticle take) =>
        move.Line.Track == LedgerTrack.Reported && moves.Exists(other => other.Line.Party == move.Line.Party && other.Line.Issue == move.Line.Issue
            && (IsToldWith(move, other, take) || BearsOut(move, other)));

    private static bool IsToldWith(Move move, Move other, TakeArticle take) =>
        other.Shift is { Kind: ShiftKind.Denied or ShiftKind.Contradicted, Before: { } answered }
        && answered.Article.Id == take.Article.Id && answered.Evidence == move.Position.Evidence;

    private static bool BearsOut(Move move, Move other) =>
        other.Line.Track == LedgerTrack.Stand && other.Position is { Background: false, Voice: Voice.Own } && other.Position.Stance.Side() == move.Position.Stance.Side();

    private static bool IsToldOnAnotherIssue(StoryThread state, Move move, TakeArticle take)
    {
        var wording = Wording.Of(move.Position.Evidence.Text);
        return state.Ledger.Any(line => line.Key.Party == move.Line.Party && line.Key.Issue != move.Line.Issue && line.Value.Held.Exists(held =>
            held.ShiftId is not null
            && held.Stance.Side() == move.Position.Stance.Side()
            && (take.Article.At - held.Statement.Article.At).Duration() <= SameNews
            && Wording.Of(held.Statement.Evidence.Text).Overlap(wording) >= SameWords));
    }
}
