using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>Decides what an article's positions on one line of the ledger come to: a first, a move, a repeat, or nothing.</summary>
internal static class LineDecision
{
    /// <summary>A stance told in words this alike was told before: it is retold, whatever has happened since.</summary>
    private const double Retelling = 0.5;

    /// <summary>A first report below this salience, or on an issue that is not grave, fills the ledger without an alert.</summary>
    private const double WorthAFirst = 0.6;

    /// <summary>Reports of one piece of news come within this time.</summary>
    private static readonly TimeSpan SameNews = TimeSpan.FromHours(48);

    /// <summary>A move within one side below this salience is not worth an alert.</summary>
    private const double WorthADegree = 0.6;

    public static Move? Decide(StoryThread state, LedgerKey line, List<Position> positions, TakeArticle take) =>
        state.Ledger.TryGetValue(line, out var entry)
            ? OnKnown(state, line, entry, positions, take)
            : OnNew(line, positions, take);

    private static Move? OnNew(LedgerKey line, List<Position> positions, TakeArticle take)
    {
        var best = Best(positions);
        if (best.Modality == Modality.Hypothetical)
            return null;
        var alert = IsWorthAFirst(best, take);
        var kind = StanceScale.IsDeed(best.Event, best.Modality) ? ShiftKind.Act : ShiftKind.First;
        return new Move(line, best, Retold: false, alert ? ShiftWriting.Write(kind, line, best, null, take) : null, Repeats: null);
    }

    private static Move? OnKnown(StoryThread state, LedgerKey line, LedgerEntry entry, List<Position> positions, TakeArticle take)
    {
        var current = entry.Current;
        var same = positions.Where(position => position.Stance == current.Stance).ToList();
        var alsoCurrent = same.Exists(position => !position.Background);
        var other = positions
            .Where(position => position.Stance != current.Stance && IsNews(entry, position, take, alsoCurrent))
            .ToList();
        if (other.Count > 0)
            return Moved(line, current, Best(other), take);
        if (same.Count > 0 && IsLateFirst(entry, Best(same), take))
            return OnNew(line, same, take);
        if (same.Count == 0 || current.Sources.Contains(take.Article.SourceGroup))
            return null;
        var told = current.ShiftId is { } id && state.Shifts.GetValueOrDefault(id) is { Corrected: null } shift ? shift : null;
        return new Move(line, Best(same), Retold: true, Shift: null, told);
    }

    /// <summary>A passing mention filled the line; the clear report of the same days is the first one worth an alert.</summary>
    private static bool IsLateFirst(LedgerEntry entry, Position best, TakeArticle take) =>
        entry.Held.TrueForAll(held => held.ShiftId is null)
        && take.Article.At - entry.Current.At <= SameNews
        && take.Article.At >= entry.Current.At
        && IsWorthAFirst(best, take);

    private static bool IsWorthAFirst(Position position, TakeArticle take) =>
        !position.Background && position.Voice != Voice.Other && position.Salience >= WorthAFirst && take.CopyOf is null
        && (Matters.AreGrave(position.Issue) || StanceScale.IsDeed(position.Event, position.Modality));

    /// <summary>Not background, not an earlier day's news, not what the line held before in the same words.</summary>
    private static bool IsNews(LedgerEntry entry, Position position, TakeArticle take, bool alsoCurrent)
    {
        if (position.Background || position.Modality == Modality.Hypothetical || position.Voice == Voice.Other)
            return false;
        if (take.Article.At < entry.Current.At || take.CopyOf is not null)
            return false;
        var before = entry.Held.Where(held => held.Stance.Side() == position.Stance.Side() && held.Stance != entry.Current.Stance).ToList();
        // An article that holds the present stance and an earlier one tells how it came to be.
        if (alsoCurrent && before.Count > 0)
            return false;
        var wording = Wording.Of(position.Evidence.Text);
        return !before.Exists(held => Wording.Of(held.Statement.Evidence.Text).Overlap(wording) >= Retelling);
    }

    private static Move? Moved(LedgerKey line, HeldStance current, Position position, TakeArticle take)
    {
        var kind = KindOf(current.Stance, position);
        if (kind is null)
            return null;
        var worth = kind is ShiftKind.Changed or ShiftKind.Act or ShiftKind.Retracted || position.Salience >= WorthADegree;
        return new Move(line, position, Retold: false, worth ? ShiftWriting.Write(kind.Value, line, position, current, take) : null, Repeats: null);
    }

    /// <summary>The kind of the move; null where the two stances weigh the same.</summary>
    private static ShiftKind? KindOf(Stance from, Position position)
    {
        var (before, after) = (from.Level(), position.Stance.Level());
        if (StanceScale.IsDeed(position.Event, position.Modality) && position.Stance is Stance.Imposes or Stance.Withdraws or Stance.Lifts or Stance.Agrees)
            return ShiftKind.Act;
        if (position.Stance == Stance.Denies)
            return ShiftKind.Denied;
        if (before == after)
            return null;
        if (from.Side() * position.Stance.Side() < 0)
            return ShiftKind.Changed;
        return after > before ? ShiftKind.Softened : ShiftKind.Hardened;
    }

    private static Position Best(List<Position> positions) =>
        positions
            .OrderBy(position => position.Background)
            .ThenByDescending(position => position.Salience)
            .ThenBy(position => position.Evidence.Start)
            .First();
}
