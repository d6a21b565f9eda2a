using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Reading;

/// <summary>What the API reads. Projected by the relay before it publishes, so that what is announced can be read.</summary>
public interface IReadModels
{
    /// <summary>Takes entries in journal order; drops those at or before <see cref="PositionAsync"/>. All or nothing.</summary>
    Task ProjectAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken);

    /// <summary>The last position projected.</summary>
    Task<JournalPosition> PositionAsync(CancellationToken cancellationToken);

    /// <summary>Stories by last shift, newest first, then by last article.</summary>
    Task<IReadOnlyList<StorySummary>> ListAsync(int skip, int take, CancellationToken cancellationToken);

    /// <summary>One story with its articles; null where there is none.</summary>
    Task<StoryDetail?> FindAsync(string story, CancellationToken cancellationToken);

    /// <summary>One shift, of whichever story; null where there is none.</summary>
    Task<ShiftView?> FindShiftAsync(string shift, CancellationToken cancellationToken);

    /// <summary>Shifts in journal order, of one story or of all (<paramref name="story"/> null), after a sequence.</summary>
    Task<IReadOnlyList<ShiftView>> ShiftsAsync(string? story, long after, int take, CancellationToken cancellationToken);

    /// <summary>The marks of the stories that have any, by story.</summary>
    Task<IReadOnlyList<StoryMark>> MarksAsync(CancellationToken cancellationToken);
}
