namespace StoryWatch.Contracts;

/// <summary>Who holds what in a story: one row a line of its position ledger.</summary>
public sealed record PositionMatrix(string Story, IReadOnlyList<PositionRow> Rows);

/// <summary>What a party holds on an issue towards a counterpart, and what it held before.</summary>
/// <param name="Party">The party; a government's people and organs are one.</param>
/// <param name="Track">"stand" (would do, demands, does), "word" (accuses), "denial", or "reported" (what others say of it).</param>
/// <param name="Since">The time of the first report of the stance that has not changed since.</param>
/// <param name="Sources">Independent sources of the newest report.</param>
/// <param name="History">Oldest first, the stance that is held now being the last.</param>
public sealed record PositionRow(
    ActorView Party, string Issue, ActorView? Counterpart, string Track, string Stance, DateTimeOffset Since, int Sources, IReadOnlyList<HeldPosition> History);

/// <param name="Shift">The shift that told it; absent where it was no alert.</param>
/// <param name="Dissent">True for one member's word against that of its government.</param>
public sealed record HeldPosition(string Stance, DateTimeOffset At, string Event, string? Shift, bool Dissent, StatementView Statement);

/// <summary>What became of an article's text.</summary>
/// <param name="Revisions">Newest first; those that may not be shown are left out.</param>
public sealed record ArticleRevisions(string Id, IReadOnlyList<RevisionView> Revisions);

/// <param name="Status">"usable" or "canceled".</param>
/// <param name="Characters">UTF-16 code units of its text.</param>
public sealed record RevisionView(int Revision, DateTimeOffset At, DateTimeOffset Received, string? Title, string Status, int Characters);
