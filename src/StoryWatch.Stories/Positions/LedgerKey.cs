namespace StoryWatch.Stories.Positions;

/// <summary>One line of the position ledger: whose position, on what, towards whom.</summary>
/// <param name="Party">The state for its government's people and organs, the name for everyone else (<see cref="Actor.Party"/>).</param>
/// <param name="Counterpart">The other party; empty where none was named.</param>
public readonly record struct LedgerKey(string Party, string Issue, string Counterpart)
{
    public static LedgerKey Of(Position position) => new(position.Actor.Party, position.Issue, position.Counterpart?.Party ?? "");

    public override string ToString() => $"{Party} | {Issue} | {Counterpart}";
}
