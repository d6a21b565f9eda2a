using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>Decides what an article's positions on one line of the ledger come to: a first, a move, a repeat, or nothing.</summary>
internal static class LineDecision
{
    /// <summary>From this salience on a position stands with the news of the article: of such the first counts.</summary>
    private const double Lead = 0.9;

    /// <returns>Mostly one move or none; two where members of one party differ.</returns>
    public static IEnumerable<Move> Decide(StoryThread state, LedgerKey line, List<Position> positions, TakeArticle take)
    {
        var read = positions.Where(position => !EditorMeasure.IsMisread(state, line, position)).ToList();
        if (read.Count == 0)
            return [];
        var entry = state.Ledger.GetValueOrDefault(line);
        var moves = Disputes.Find(line, entry, read, take) ?? (One() is { } move ? [move] : []);
        return moves.Select(move => EditorMeasure.Apply(state, move));

        Move? One() =>
            line.Track == LedgerTrack.Reported ? ClaimedPositions.Decide(state, line, entry, read, take)
            : Contradiction(state, line, entry, read, take) is { } plain ? plain
            : entry is null ? OnNew(state, line, read, take)
            : OnKnown(state, line, entry, read, take);
    }

    public static Position Best(List<Position> positions) =>
        positions
            .OrderBy(position => position.Background)
            .ThenByDescending(position => Math.Min(position.Salience, Lead))
            .ThenBy(position => position.Evidence.Start)
            .First();

    private static Move? Contradiction(StoryThread state, LedgerKey line, LedgerEntry? entry, List<Position> positions, TakeArticle take)
    {
        foreach (var position in positions)
        {
            if (Rebuttals.Plain(state, line, entry, position, take) is { } rebutted)
                return new Move(line, position, Retold: false, ShiftWriting.Write(rebutted, line, position, take), Repeats: null);
        }

        return null;
    }

    private static Move? OnNew(StoryThread state, LedgerKey line, List<Position> positions, TakeArticle take)
    {
        var best = Best(positions);
        if (best.Modality == Modality.Hypothetical)
            return null;
        if (Rebuttals.Find(state, line, known: null, best, take) is { } rebutted)
            return new Move(line, best, Retold: false, ShiftWriting.Write(rebutted, line, best, take), Repeats: null);
        var kind = StanceScale.IsDeed(best.Event, best.Modality) ? ShiftKind.Act : ShiftKind.First;
        return new Move(line, best, Retold: false, IsWorthAFirst(best, take) ? ShiftWriting.Write(kind, line, best, null, null, take) : null, Repeats: null);
    }

    private static Move? OnKnown(StoryThread state, LedgerKey line, LedgerEntry entry, List<Position> positions, TakeArticle take)
    {
        var current = entry.Current;
        var same = positions.Where(position => position.Stance == current.Stance).ToList();
        var weightOfCurrent = same.Where(position => !position.Background).Select(position => position.Salience).DefaultIfEmpty(0).Max();
        var other = positions
            .Where(position => position.Stance != current.Stance && News.IsNews(entry, position, take, weightOfCurrent >= position.Salience))
            .ToList();
        if (other.Count > 0)
            return OnOther(state, line, entry, Best(other), take);
        if (same.Count == 0)
            return null;
        var best = Best(same);
        if (Rebuttals.Find(state, line, current, best, take) is { } rebutted)
            return new Move(line, best, Retold: false, ShiftWriting.Write(rebutted, line, best, take), Repeats: null);
        if (IsUntold(current, best, take))
            return ToldLate(state, line, entry, best, take);
        if (News.IsAnew(line, entry, best, take))
            return Anew(state, line, best, current, take);
        return current.Sources.Contains(take.Article.SourceGroup) ? null : new Move(line, best, Retold: true, Shift: null, Told(state, current.ShiftId));
    }

    // A deed done again follows the last one; an accusation or a denial of today is of another matter than the last.
    private static Move Anew(StoryThread state, LedgerKey line, Position best, HeldStance current, TakeArticle take)
    {
        var shift = line.Track switch
        {
            LedgerTrack.Word => ShiftWriting.Write(ShiftKind.First, line, best, null, null, take),
            LedgerTrack.Denial => ShiftWriting.Write(Rebuttals.OfDenial(state, line, take), line, best, take),
            _ => ShiftWriting.Write(KindOfAgain(best), line, best, current.Statement, null, take),
        };
        return new Move(line, best, Retold: false, shift, Repeats: null);
    }

    private static ShiftKind KindOfAgain(Position position) =>
        StanceScale.IsDeed(position.Event, position.Modality) || News.IsStandingDeed(position) ? ShiftKind.Act : ShiftKind.First;

    private static Move? OnOther(StoryThread state, LedgerKey line, LedgerEntry entry, Position best, TakeArticle take)
    {
        var current = entry.Current;
        if (Members.DissentAlready(entry, best, take) is { } dissent)
            return new Move(line, best, Retold: true, Shift: null, Told(state, dissent.ShiftId));
        if (Members.Differ(current, best, take))
        {
            return IsWorthAFirst(best, take)
                ? new Move(line, best, Retold: false, ShiftWriting.Write(ShiftKind.Contradicted, line, best, current.Statement, current.ShiftId, take), Repeats: null)
                : null;
        }

        if (!IsMove(current.Stance, best))
            return null;
        return new Move(line, best, Retold: false, FromSeen(line, entry, best, take), Repeats: null);
    }

    /// <summary>The least worth at which a stance is an alert that opens the line or moves it from what an editor has seen.</summary>
    public static double LeastWorth(LedgerEntry? entry, Position position) =>
        entry is null || Seen(entry, position) is not { } seen ? Worth.OfFirst(position)
        : KindOf(seen.Stance, position) is { } kind ? Worth.Of(kind)
        : Worth.AnAlert;

    private static Shift? FromSeen(LedgerKey line, LedgerEntry entry, Position best, TakeArticle take)
    {
        if (Seen(entry, best) is not { } seen)
            return best.Stance != Stance.Demands && IsWorthAFirst(best, take) ? ShiftWriting.Write(ShiftKind.First, line, best, null, null, take) : null;
        // What was told last is no news, but for a deed done again, or after a long silence: the words in between may have been silent.
        if (seen.Stance != best.Stance || ((IsAct(best) || News.IsAgreedAnew(best)) && News.IsAnotherMatter(seen, take)))
        {
            return KindOf(seen.Stance, best) is { } kind && Worth.Of(best) >= Worth.Of(kind)
                ? ShiftWriting.Write(kind, line, best, seen.Statement, null, take)
                : null;
        }

        return News.IsAfterSilence(seen, best, take)
            ? ShiftWriting.Write(KindOfAgain(best), line, best, seen.Statement, null, take)
            : null;
    }

    // What an editor has seen of the line, by which a stance is measured: what was told last, not what a passing mention moved since. Who has
    // acted goes on talking: a word after a deed neither softens nor undoes it, and is measured by the words before; null where there are none.
    private static HeldStance? Seen(LedgerEntry entry, Position position)
    {
        var current = entry.Current;
        var seen = current.ShiftId is null ? LastTold(entry) ?? current : current;
        return seen.Stance is Stance.Imposes or Stance.Withdraws && position.Stance is Stance.Unwilling or Stance.Threatens or Stance.Demands
            ? LastTold(entry, held => held.Stance is not (Stance.Imposes or Stance.Withdraws))
            : seen;
    }

    private static ToldShift? Told(StoryThread state, string? shiftId) =>
        shiftId is not null && state.Shifts.GetValueOrDefault(shiftId) is { Corrected: null } told ? told : null;

    /// <summary>A passing mention moved the line without an alert; the clear report is the first one worth it.</summary>
    private static bool IsUntold(HeldStance current, Position best, TakeArticle take) =>
        current is { ShiftId: null, Passing: true } && take.Article.At >= current.Statement.Article.At && IsWorthAFirst(best, take);

    // As if the line stood where it stood before the passing mention.
    private static Move? ToldLate(StoryThread state, LedgerKey line, LedgerEntry entry, Position best, TakeArticle take)
    {
        if (entry.Without(held => held == entry.Current) is not { } before)
            return OnNew(state, line, [best], take);
        return FromSeen(line, before, best, take) is { } shift ? new Move(line, best, Retold: false, shift, Repeats: null) : null;
    }

    private static HeldStance? LastTold(LedgerEntry entry, Predicate<HeldStance>? which = null) =>
        entry.Held.FindLast(held => held.ShiftId is not null && !held.Dissent && (which is null || which(held)));

    private static bool IsWorthAFirst(Position position, TakeArticle take) =>
        !position.Background && Worth.Of(position) >= Worth.OfFirst(position) && take.CopyOf is null && !News.IsOld(position, take)
        && (Matters.AreGrave(position.Issue) || StanceScale.IsDeed(position.Event, position.Modality) || Worth.Of(position) >= Worth.OnAnyIssue);

    private static bool IsMove(Stance from, Position position) =>
        from.Level() != position.Stance.Level() || IsAct(position) || IsAnotherDeed(from, position);

    // To agree to something after a sanction was lifted, or to leave a deal after one was imposed, is another step of the same weight.
    private static bool IsAnotherDeed(Stance from, Position position) =>
        from != position.Stance && Math.Abs(from.Level()) >= 3 && from.Level() == position.Stance.Level() && Worth.Of(position) >= Worth.Anew;

    private static bool IsAct(Position position) =>
        StanceScale.IsDeed(position.Event, position.Modality) && position.Stance is Stance.Imposes or Stance.Withdraws or Stance.Lifts or Stance.Agrees;

    /// <summary>The kind of the move; null where it is none that an editor would want to hear of.</summary>
    private static ShiftKind? KindOf(Stance from, Position position)
    {
        var (before, after) = (from.Level(), position.Stance.Level());
        if (IsAct(position) || IsAnotherDeed(from, position) || (before == after && News.IsAgreedAnew(position)))
            return ShiftKind.Act;
        if (before == after)
            return null;
        // Who announces after a refusal or a threat that it pulls back gives way, and is no harder than before (once done it is an act).
        if (position is { Stance: Stance.Withdraws, Event: PloverEvent.Yield } && from.Side() < 0)
            return ShiftKind.Changed;
        // To leave a deal or call a meeting off is a deed, though PLOVER has it among the words (REJECT).
        if (position is { Stance: Stance.Withdraws, Modality: Modality.Asserted })
            return ShiftKind.Act;
        // Who has threatened and goes on refusing has not given way, nor who goes on demanding.
        if (from == Stance.Threatens && position.Stance == Stance.Unwilling)
            return null;
        if (from is Stance.Threatens or Stance.Unwilling && position.Stance == Stance.Demands)
            return null;
        // Who negotiates asks for something: that takes no offer back. Nor does a party that has agreed and goes on being willing.
        if (from.Side() > 0 && position.Stance is Stance.Demands or Stance.Willing)
            return null;
        if (from.Side() * position.Stance.Side() < 0)
            return position.Event == PloverEvent.Yield && position.Voice == Voice.Own ? ShiftKind.Retracted : ShiftKind.Changed;
        return after > before ? ShiftKind.Softened : ShiftKind.Hardened;
    }
}
