using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>What editors said of a line's shifts, obeyed from then on.</summary>
internal static class EditorMeasure
{
    /// <summary>Words this alike are the same reading.</summary>
    private const double SameReading = 0.5;

    /// <summary>A reading that an editor called wrong is not read again, in whichever article it comes and with or without the counterpart.</summary>
    public static bool IsMisread(StoryThread state, LedgerKey line, Position position) =>
        state.Misreadings.Any(told => PositionLedger.Now(state, told.Key).IsSameOrOpen(line) && told.Value.Exists(said => said.Stance == position.Stance
            && Wording.Of(said.Evidence.Text).Overlap(Wording.Of(position.Evidence.Text)) >= SameReading));

    /// <summary>
    /// A line of which a shift was called no news alerts only on reversals, deeds and contradictions; one of which two were, not at all. The
    /// ledger goes on.
    /// </summary>
    public static Move Apply(StoryThread state, Move move)
    {
        if (move.Shift is not { } shift)
            return move;
        var dismissals = state.Dismissals.Where(told => PositionLedger.Now(state, told.Key) == move.Line).Sum(told => told.Value);
        if (dismissals == 0)
            return move;
        var grave = shift.Kind is ShiftKind.Changed or ShiftKind.Act or ShiftKind.Retracted or ShiftKind.Contradicted;
        return dismissals == 1 && grave ? move : move with { Shift = null };
    }
}
