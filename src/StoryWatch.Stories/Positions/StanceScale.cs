namespace StoryWatch.Stories.Positions;

/// <summary>Orders stances from conflict to cooperation, so that a move between two of them has a direction and a size.</summary>
public static class StanceScale
{
    /// <summary>-4 (a deed against the other) over 0 (undecided) to 3 (a deed or a deal in its favour).</summary>
    public static int Level(this Stance stance) => stance switch
    {
        Stance.Agrees or Stance.Lifts => 3,
        Stance.Willing => 2,
        Stance.Conditional => 1,
        Stance.Undecided => 0,
        Stance.Demands or Stance.Accuses or Stance.Denies => -1,
        Stance.Unwilling => -2,
        Stance.Threatens => -3,
        Stance.Imposes or Stance.Withdraws => -4,
        _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "Not a stance."),
    };

    /// <summary>1 cooperative, -1 conflictual, 0 for conditional and undecided, which fit both.</summary>
    public static int Side(this Stance stance) => Math.Abs(stance.Level()) < 2 && stance.Level() >= 0 ? 0 : Math.Sign(stance.Level());

    /// <summary>True for an event that is done, not said (PLOVER's material classes) and reported as done.</summary>
    public static bool IsDeed(PloverEvent root, Modality modality) =>
        modality == Modality.Asserted && root.Quad() is QuadClass.MaterialCooperation or QuadClass.MaterialConflict;
}
