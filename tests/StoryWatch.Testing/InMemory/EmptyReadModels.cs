using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;

namespace StoryWatch.Testing.InMemory;

/// <summary>Read models that are always where the journal is, and hold nothing.</summary>
public sealed class EmptyReadModels(IJournal journal) : IReadModels
{
    public Task<JournalPosition> PositionAsync(CancellationToken cancellationToken) => journal.HeadAsync(cancellationToken);

    public Task ProjectAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<StorySummary>> ListAsync(int skip, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StorySummary>>([]);

    public Task<StoryDetail?> FindAsync(string story, CancellationToken cancellationToken) => Task.FromResult<StoryDetail?>(null);

    public Task<ShiftView?> FindShiftAsync(string shift, CancellationToken cancellationToken) => Task.FromResult<ShiftView?>(null);

    public Task<IReadOnlyList<ShiftView>> ShiftsAsync(string? story, long after, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ShiftView>>([]);

    public Task<IReadOnlyList<StoryMark>> MarksAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoryMark>>([]);
}
