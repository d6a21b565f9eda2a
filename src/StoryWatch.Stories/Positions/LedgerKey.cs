namespace StoryWatch.Stories.Positions;

/// <summary>One line of the position ledger: whose position, on what, towards whom.</summary>
/// <param name="Party">The state for its government's people and organs, the name for everyone else (<see cref="Actor.Party"/>).</param>
/// <param name="Counterpart">The other party; empty where none was named.</param>
/// <param name="Track">What the party would do, what it says of the other, or what others say of it.</param>
public readonly record struct LedgerKey(string Party, string Issue, string Counterpart, LedgerTrack Track)
{
    public static LedgerKey Of(Position position) =>
        new(position.Actor.Party, position.Issue, position.Counterpart?.Party ?? "", TrackOf(position));

    /// <summary>True where the two differ at most in a counterpart that one of them leaves out.</summary>
    internal bool IsSameOrOpen(LedgerKey other) =>
        this with { Counterpart = "" } == other with { Counterpart = "" }
        && (Counterpart == other.Counterpart || Counterpart.Length == 0 || other.Counterpart.Length == 0);

    public override string ToString() => $"{Party} | {Issue} | {Counterpart} | {Track}";

    private static LedgerTrack TrackOf(Position position) =>
        position.Voice == Voice.Other ? LedgerTrack.Reported
        : position.Stance switch
        {
            Stance.Accuses => LedgerTrack.Word,
            Stance.Denies => LedgerTrack.Denial,
            _ => LedgerTrack.Stand,
        };
}

/// <summary>
/// Several things are held on one issue at once: a party may blame the other for talks that failed, deny what the other says of it, and be
/// ready for new talks. One must not hide the other, and what others say that it holds is theirs until the party says so itself.
/// </summary>
public enum LedgerTrack
{
    /// <summary>What the party would do, demands or does.</summary>
    Stand,

    /// <summary>What it accuses the other of.</summary>
    Word,

    /// <summary>What another party reports of it: a claim.</summary>
    Reported,

    /// <summary>What it denies.</summary>
    Denial,
}
