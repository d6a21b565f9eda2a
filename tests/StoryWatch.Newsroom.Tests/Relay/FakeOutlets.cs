using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Tests.Relay;

/// <summary>A bus that keeps what it was given, and says when it has enough; may be away.</summary>
internal sealed class FakeBus : IEventBus
{
    private readonly List<StoryEventMessage> _taken = [];
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int EnoughAt { get; init; } = 1;

    /// <summary>Asked before each batch; may throw as a bus that is away would.</summary>
    public Action BeforeTaking { get; set; } = () => { };

    /// <summary>How many messages each batch had.</summary>
    public List<int> Batches { get; } = [];

    public Task Enough => _enough.Task;

    public IReadOnlyList<long> Sequences
    {
        get
        {
            lock (_taken)
                return [.. _taken.Select(message => message.Sequence)];
        }
    }

    public Task PublishAsync(IReadOnlyList<StoryEventMessage> messages, CancellationToken cancellationToken)
    {
        BeforeTaking();
        lock (_taken)
        {
            _taken.AddRange(messages);
            Batches.Add(messages.Count);
            if (_taken.Count >= EnoughAt)
                _enough.TrySetResult();
        }

        return Task.CompletedTask;
    }
}

/// <summary>Read models that know only how far they are.</summary>
internal sealed class FakeModels : IReadModels
{
    private long _sequence;

    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>Asked before each projection; may throw as a damaged store would.</summary>
    public Action BeforeProjecting { get; set; } = () => { };

    public Task ProjectAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        BeforeProjecting();
        foreach (var entry in entries.Where(entry => entry.Position.Sequence > Sequence))
        {
            entry.Position.Sequence.ShouldBe(Sequence + 1);
            Interlocked.Exchange(ref _sequence, entry.Position.Sequence);
        }

        return Task.CompletedTask;
    }

    public Task<JournalPosition> PositionAsync(CancellationToken cancellationToken) => Task.FromResult(new JournalPosition(7, Sequence));

    public Task<IReadOnlyList<StorySummary>> ListAsync(int skip, int take, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<StoryDetail?> FindAsync(string story, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ShiftView?> FindShiftAsync(string shift, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ShiftView>> ShiftsAsync(string? story, long after, int take, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoryMark>> MarksAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>A router that keeps what it was told of merges and splits.</summary>
internal sealed class FakeRouter : IStoryRouter
{
    public List<long> Told { get; } = [];

    public Task<long> OpenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RouterReply> RouteAsync(RouterBatch batch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RestructureAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        Told.AddRange(entries.Select(entry => entry.Position.Sequence));
        return Task.CompletedTask;
    }
}
