namespace StoryWatch.Contracts;

/// <summary>Stories by last shift, as of a place in the journal: follow the hub from there.</summary>
/// <param name="Next">What to skip for the next page; absent on the last one.</param>
public sealed record StoryPage(long Epoch, long Sequence, IReadOnlyList<StorySummary> Stories, int? Next);

/// <summary>Shifts in journal order.</summary>
/// <param name="Next">What to ask for after; absent where there is no more yet.</param>
public sealed record ShiftPage(IReadOnlyList<ShiftView> Shifts, long? Next);

/// <summary>A piece of the journal.</summary>
/// <param name="Epoch">Names the journal.</param>
/// <param name="Sequence">The last sequence that can be read now.</param>
/// <param name="Next">What to ask for after; absent where there is no more yet.</param>
public sealed record JournalPage(long Epoch, long Sequence, IReadOnlyList<StoryEventMessage> Events, long? Next);
