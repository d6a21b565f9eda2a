using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>
/// What one party says that another holds, is a claim: it moves no position. So is what people say of it who give no name. It is told where it
/// matters and says otherwise than the party itself.
/// </summary>
internal static class ClaimedPositions
{
    private const double WorthAClaim = 0.55;

    /// <summary>Whoever gives no name tells of others' plans: what outlets print of it is mostly their story.</summary>
    private const double WorthAnUnnamedClaim = 0.5;

    public static Move? Decide(StoryThread state, LedgerKey line, LedgerEntry? entry, List<Position> positions, TakeArticle take)
    {
        var best = LineDecision.Best(positions);
        if (best.Modality == Modality.Hypothetical)
            return null;
        if (entry?.Current is { } current)
        {
            if (best.Stance.Side() == current.Stance.Side())
            {
                var told = current.ShiftId is { } id && state.Shifts.GetValueOrDefault(id) is { Corrected: null } shift ? shift : null;
                return current.Sources.Contains(take.Article.SourceGroup) ? null : new Move(line, best, Retold: true, Shift: null, told);
            }

            if (!News.IsNews(entry, best, take, alsoCurrent: false))
                return null;
        }

        var worth = IsWorthAnAlert(best, take) && !IsHeld(state, line, best);
        return new Move(line, best, Retold: false, worth ? ShiftWriting.Write(ShiftKind.NewClaim, line, best, entry?.Current.Statement, null, take) : null, Repeats: null);
    }

    private static bool IsWorthAnAlert(Position position, TakeArticle take) =>
        !position.Background && take.CopyOf is null && !News.IsOld(position, take)
        && (UnnamedSource.IsBehind(position) ? IsWorthWithoutAName(position) : position.Salience >= WorthAClaim && IsToldOfOthers(position.Stance) && Matters.AreGrave(position.Issue));

    private static bool IsWorthWithoutAName(Position position) =>
        position.Salience >= WorthAnUnnamedClaim && position.Stance is not (Stance.Accuses or Stance.Undecided)
        && (Matters.AreGrave(position.Issue) || StanceScale.IsDeed(position.Event, position.Modality));

    // Whom another accuses, and what it demands, is its own to say: told by a third it is mostly the third's own quarrel.
    private static bool IsToldOfOthers(Stance stance) =>
        stance is Stance.Willing or Stance.Unwilling or Stance.Agrees or Stance.Withdraws or Stance.Lifts or Stance.Imposes;

    // The party says so itself: the claim tells nothing new.
    private static bool IsHeld(StoryThread state, LedgerKey line, Position position) =>
        PositionLedger.On(state, line.Party, line.Issue, LedgerTrack.Stand).Any(own => own.Entry.Current.Stance.Side() == position.Stance.Side());
}
