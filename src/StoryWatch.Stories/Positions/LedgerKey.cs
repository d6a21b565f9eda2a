namespace StoryWatch.Stories.Positions;

/// <summary>One line of the position ledger: whose position, on what, towards whom.</summary>
/// <param name="Party">The state for its government's people and organs, the name for everyone else (<see cref="Actor.Party"/>).</param>
/// <param name="Counterpart">The other party; empty where none was named.</param>
/// <param name="Track">What the party would do, or what it says of the other.</param>
public readonly record struct LedgerKey(string Party, string Issue, string Counterpart, LedgerTrack Track)
{
    public static LedgerKey Of(Position position) =>
        new(position.Actor.Party, position.Issue, position.Counterpart?.Party ?? "", TrackOf(position.Stance));

    public override string ToString() => $"{Party} | {Issue} | {Counterpart} | {Track}";

    private static LedgerTrack TrackOf(Stance stance) => stance is Stance.Accuses or Stance.Denies ? LedgerTrack.Word : LedgerTrack.Stand;
}

/// <summary>
/// Two things are held on one issue at once: a party may blame the other for talks that failed and be ready for new ones. The blame must
/// not hide the readiness.
/// </summary>
public enum LedgerTrack
{
    /// <summary>What the party would do, demands or does.</summary>
    Stand,

    /// <summary>What it accuses the other of, and what it denies.</summary>
    Word,
}
