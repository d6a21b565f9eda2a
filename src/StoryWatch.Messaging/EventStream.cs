using Microsoft.Extensions.Logging;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Telemetry;

namespace StoryWatch.Messaging;

/// <summary>
/// Makes of what comes off the bus a stream without doubles or gaps for this process's subscribers: what was seen is dropped, what is
/// missing (a broker that lost its queue, a process that started before its queue) is read from the journal.
/// </summary>
internal sealed class EventStream(
    IEnumerable<IEventSubscriber> subscribers, IJournal journal, IReadModels models, ILogger<EventStream> log) : IDisposable
{
    private const int Page = 256;

    private readonly IEventSubscriber[] _subscribers = [.. subscribers];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private JournalPosition? _seen;

    /// <summary>Takes the place of now as the start: subscribers get what comes after.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _seen ??= await models.PositionAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes events off the bus.</summary>
    public async Task ReceiveAsync(IReadOnlyList<StoryEventMessage> events, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await ReceiveInTurnAsync(events, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads what the bus may have lost. Only what the read models have: what is announced can be read.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_seen is not { } seen)
                return;
            var announced = await models.PositionAsync(cancellationToken).ConfigureAwait(false);
            if (announced.Epoch == seen.Epoch)
                await FillAsync(announced.Sequence, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task ReceiveInTurnAsync(IReadOnlyList<StoryEventMessage> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
            return;
        var epoch = events[0].Epoch;
        if (_seen is { } seen && seen.Epoch == epoch)
        {
            events = [.. events.Where(happened => happened.Sequence > seen.Sequence)];
            if (events.Count == 0)
                return;
            await FillAsync(events[0].Sequence - 1, cancellationToken).ConfigureAwait(false);
        }

        await DeliverAsync(events, cancellationToken).ConfigureAwait(false);
        _seen = new JournalPosition(epoch, events[^1].Sequence);
    }

    private async Task FillAsync(long until, CancellationToken cancellationToken)
    {
        while (_seen is { } seen && seen.Sequence < until)
        {
            var entries = await journal.ReadAsync(seen.Sequence, (int)Math.Min(Page, until - seen.Sequence), cancellationToken).ConfigureAwait(false);
            var missed = entries.Where(entry => entry.Position.Epoch == seen.Epoch && entry.Position.Sequence <= until).ToArray();
            if (missed.Length == 0)
                return;
            log.LogInformation("Read {Count} events from the journal that did not come over the bus, from {Sequence} on.", missed.Length, missed[0].Position.Sequence);
            await DeliverAsync([.. missed.Select(entry => entry.ToMessage())], cancellationToken).ConfigureAwait(false);
            _seen = missed[^1].Position;
        }
    }

    private Task DeliverAsync(IReadOnlyList<StoryEventMessage> events, CancellationToken cancellationToken) =>
        Task.WhenAll(_subscribers.Select(subscriber => DeliverAsync(subscriber, events, cancellationToken)));

    /// <summary>A subscriber that fails misses the event; the others do not.</summary>
    private async Task DeliverAsync(IEventSubscriber subscriber, IReadOnlyList<StoryEventMessage> events, CancellationToken cancellationToken)
    {
        foreach (var happened in events)
        {
            try
            {
                await subscriber.ReceiveAsync(happened, cancellationToken).ConfigureAwait(false);
                StoryWatchTelemetry.Delivered(subscriber.GetType().Name);
            }
            catch (Exception reason) when (!cancellationToken.IsCancellationRequested)
            {
                log.LogError(reason, "{Subscriber} failed on event {Sequence} and goes on with the next.", subscriber.GetType().Name, happened.Sequence);
            }
        }
    }
}
