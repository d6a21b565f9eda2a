using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Journal;

/// <summary>The journal of all stories: append is the commit, and what was appended is the outbox.</summary>
/// <remarks>
/// Sequences rise in the order in which readers see entries: an entry that commits late is never skipped by a reader that has read a later one.
/// </remarks>
public interface IJournal
{
    /// <summary>All events of a story in order; empty for a story that has none.</summary>
    Task<IReadOnlyList<StoryEvent>> LoadAsync(StoryId story, CancellationToken cancellationToken);

    /// <summary>Appends a story's events and settles the inbox row they come from, in one transaction.</summary>
    Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="max"/> entries after a sequence, in order, over all stories.</summary>
    Task<IReadOnlyList<JournalEntry>> ReadAsync(long after, int max, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="max"/> entries of one story after a sequence, in order.</summary>
    Task<IReadOnlyList<JournalEntry>> ReadStoryAsync(StoryId story, long after, int max, CancellationToken cancellationToken);

    /// <summary>The last position; sequence 0 for an empty journal. The epoch is drawn when the journal is created: another epoch is another journal.</summary>
    Task<JournalPosition> HeadAsync(CancellationToken cancellationToken);

    /// <summary>Returns when there may be entries after the sequence: by signal, or after a short while by itself.</summary>
    Task WaitAsync(long after, CancellationToken cancellationToken);
}

/// <summary>A place in the journal.</summary>
public readonly record struct JournalPosition(long Epoch, long Sequence);

/// <summary>One event where it stands in the journal.</summary>
/// <param name="Version">1 for the first event of the story.</param>
public sealed record JournalEntry(JournalPosition Position, StoryId Story, int Version, StoryEvent Event);

/// <summary>What a thread asks to be appended.</summary>
/// <param name="Story">The default, with no events and version 0, where an inbox row is settled that goes to no story.</param>
/// <param name="ExpectedVersion">Number of events that the story had when it decided.</param>
/// <param name="Events">May be empty: then the inbox row is settled alone.</param>
/// <param name="Settles">The inbox row that this settles, if it comes from one.</param>
public sealed record Append(StoryId Story, int ExpectedVersion, IReadOnlyList<StoryEvent> Events, Settlement? Settles);

/// <summary>What became of an append.</summary>
public enum AppendResult
{
    Appended,

    /// <summary>Another writer was first: load again and decide anew. Nothing was written.</summary>
    VersionConflict,

    /// <summary>The inbox row was settled before: the events are in the journal already. Nothing was written.</summary>
    AlreadySettled,
}
