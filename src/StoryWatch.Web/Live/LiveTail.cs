using StoryWatch.Contracts;
using StoryWatch.Newsroom;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Web.Live;

/// <summary>
/// The last events that came off the bus, in journal order and without holes, shared by all connected pages: each reads on from where it is,
/// at its own pace, so that a slow one delays nobody and costs no memory.
/// </summary>
internal sealed class LiveTail(IJournal journal) : IEventSubscriber, IDisposable
{
    private const int Kept = 4096;

    private readonly SemaphoreSlim _inOrder = new(1, 1);
    private readonly Lock _gate = new();
    private readonly List<StoryEventMessage> _events = [];
    private readonly Wake _moved = new();
    private long _epoch;
    private long _from;
    private long _last;

    /// <summary>Takes a message of the bus: what was seen is dropped, what was skipped is read from the journal.</summary>
    public async Task ReceiveAsync(StoryEventMessage message, CancellationToken cancellationToken)
    {
        await _inOrder.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (message.Epoch != _epoch)
                Restart(message);
            if (message.Sequence <= _last)
                return;
            if (message.Sequence - _last > Kept)
                Restart(message);
            else if (message.Sequence > _last + 1)
                Add(await SkippedAsync(message.Sequence, cancellationToken).ConfigureAwait(false));
            Add([message]);
        }
        finally
        {
            _inOrder.Release();
        }
    }

    /// <summary>Up to <paramref name="max"/> events after a sequence.</summary>
    public TailSlice After(long sequence, int max)
    {
        lock (_gate)
        {
            if (sequence >= _last)
                return new(_epoch, _last, []);
            if (sequence < _from)
                return new(_epoch, _last, null);
            var first = FirstAfter(sequence);
            return new(_epoch, _last, _events.GetRange(first, Math.Min(max, _events.Count - first)));
        }
    }

    /// <summary>Completes when there is an event after the sequence.</summary>
    public Task MovedPastAsync(long sequence)
    {
        lock (_gate)
            return _last > sequence ? Task.CompletedTask : _moved.Next;
    }

    public void Dispose() => _inOrder.Dispose();

    private async Task<IReadOnlyList<StoryEventMessage>> SkippedAsync(long before, CancellationToken cancellationToken)
    {
        var entries = await journal.ReadAsync(_last, Kept, cancellationToken).ConfigureAwait(false);
        return [.. entries.TakeWhile(entry => entry.Position.Sequence < before).Select(entry => entry.ToMessage())];
    }

    private void Restart(StoryEventMessage message)
    {
        lock (_gate)
        {
            _events.Clear();
            _epoch = message.Epoch;
            _from = _last = message.Sequence - 1;
        }
    }

    private void Add(IReadOnlyList<StoryEventMessage> messages)
    {
        if (messages.Count == 0)
            return;
        lock (_gate)
        {
            _events.AddRange(messages);
            _last = messages[^1].Sequence;

            // Forgets by halves: moving the list for every event would cost more than the memory.
            if (_events.Count > 2 * Kept)
            {
                _from = _events[_events.Count - Kept - 1].Sequence;
                _events.RemoveRange(0, _events.Count - Kept);
            }
        }

        // Not under the lock: hundreds of pages wake, and each takes it.
        _moved.Raise();
    }

    private int FirstAfter(long sequence)
    {
        var (low, high) = (0, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_events[middle].Sequence <= sequence)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>What the tail has after a sequence.</summary>
/// <param name="Epoch">Of the newest event; 0 while none has come.</param>
/// <param name="Last">Sequence of the newest event.</param>
/// <param name="Events">Null where the tail does not reach back so far: read the journal.</param>
internal readonly record struct TailSlice(long Epoch, long Last, IReadOnlyList<StoryEventMessage>? Events);
