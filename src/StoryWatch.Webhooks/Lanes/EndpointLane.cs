using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Webhooks.Sending;

namespace StoryWatch.Webhooks.Lanes;

/// <summary>
/// One endpoint's own worker: what it does to this endpoint, and how long that takes, is no other's business. Sends several messages at once, of
/// different stories; one at a time while the endpoint fails. What replays tell has a lane of its own beside the live one: one message at a time,
/// and whatever the endpoint answers there does not count against it.
/// </summary>
internal sealed class EndpointLane : IAsyncDisposable
{
    private const int MostAtOnce = 8;
    private const int MostInMemory = 1000;
    private const int FewInMemory = 200;

    private readonly LanePorts _ports;
    private readonly bool _ofReplays;
    private readonly Lock _gate = new();
    private readonly EndpointQueue _queue = new();

    // In the queue, under way, or tried and not written down yet: what is read from the store again is one of these.
    private readonly HashSet<long> _known = [];
    private readonly Wake _signal = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HealthKeeping _health;
    private readonly Task _running;
    private Subscription _subscription;
    private EndpointState _state;
    private int _underWay;
    private bool _stale = true;
    private bool _moreInStore;

    // Until the first load, and during each, what is offered may come after older ones of its story that are still in the store only.
    private bool _loading = true;
    private bool _offered;

    public EndpointLane(Subscription subscription, LanePorts ports, bool ofReplays = false)
    {
        _ports = ports;
        _ofReplays = ofReplays;
        _subscription = subscription;
        _state = new(ofReplays ? EndpointHealth.Sound : subscription.Health, 0, null);
        _health = new(ports, Current, _stop.Token);
        _running = Task.Run(RunAsync);
    }

    /// <summary>The endpoint was disabled by what it answered.</summary>
    public bool IsDisabled
    {
        get
        {
            lock (_gate)
                return _state.Health.Disabled is not null;
        }
    }

    /// <summary>The subscription may have changed, and messages may have been made or sent again by hand.</summary>
    public void Refresh(Subscription subscription)
    {
        lock (_gate)
        {
            _subscription = subscription;
            _stale = true;
        }

        _signal.Raise();
    }

    /// <summary>Takes messages that were just written.</summary>
    public void Offer(Delivery delivery)
    {
        lock (_gate)
        {
            if (_loading)
                _offered = true;
            else if (_moreInStore || _queue.Count >= MostInMemory)
                _moreInStore = true;
            else if (_known.Add(delivery.Sequence))
                _queue.Add(delivery);
        }

        _signal.Raise();
    }

    /// <summary>Stops sending; what is under way is broken off and tried again later.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private (Subscription Subscription, EndpointHealth Health) Current()
    {
        lock (_gate)
            return (_subscription, _state.Health);
    }

    private async Task RunAsync()
    {
        var sends = new HashSet<Task>();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var next = _signal.Next;
                await LoadAsync().ConfigureAwait(false);
                while (TakeDue() is { } delivery)
                    sends.Add(SendAsync(delivery));
                sends.RemoveWhere(send => send.IsCompleted);
                await WaitAsync(next).ConfigureAwait(false);
            }
            catch (Exception away)
            {
                // A query that was broken off by the end is no fault.
                if (_stop.IsCancellationRequested)
                    break;
                _ports.Log.LogWarning("The messages to {Webhook} could not be read: {Reason}", _subscription.Id, away.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), _ports.Clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(sends).ConfigureAwait(false);
    }

    private async Task LoadAsync()
    {
        HashSet<long> before;
        lock (_gate)
        {
            if (!_stale && !(_moreInStore && _known.Count < FewInMemory))
                return;
            _stale = false;
            _loading = true;
            _offered = false;
            before = [.. _known];
        }

        try
        {
            var pending = await ReadAsync().ConfigureAwait(false);
            lock (_gate)
            {
                if (_ofReplays)
                    DropCanceled(before, pending);

                // What was done with meanwhile may have been pending when it was read.
                foreach (var delivery in pending.Where(delivery => !before.Contains(delivery.Sequence) && _known.Add(delivery.Sequence)))
                    _queue.Add(delivery);
                _moreInStore = pending.Count == MostInMemory || _offered;
                _loading = false;
            }
        }
        catch
        {
            lock (_gate)
                _stale = true;
            throw;
        }
    }

    private Task<IReadOnlyList<Delivery>> ReadAsync() => _ofReplays
        ? _ports.Deliveries.PendingOfReplaysAsync(_subscription.Id, MostInMemory, _stop.Token)
        : _ports.Deliveries.PendingAsync(_subscription.Id, MostInMemory, _stop.Token);

    /// <summary>What was known before the store was read and waits still, but is not pending there: its replay was ended.</summary>
    private void DropCanceled(HashSet<long> before, IReadOnlyList<Delivery> pending)
    {
        var still = pending.Select(delivery => delivery.Sequence).ToHashSet();
        var last = pending.Count == MostInMemory ? pending[^1].Sequence : long.MaxValue;
        _known.ExceptWith(_queue.Drop(delivery => delivery.Sequence <= last && before.Contains(delivery.Sequence) && !still.Contains(delivery.Sequence)));
    }

    // Under the lock.
    private bool IsFull => _underWay >= (_state.IsFailing || _ofReplays ? 1 : MostAtOnce) || _state.Health.Disabled is not null;

    private Delivery? TakeDue()
    {
        lock (_gate)
        {
            var now = _ports.Clock.GetUtcNow();
            if (_stop.IsCancellationRequested || IsFull || _state.PausedUntil > now)
                return null;
            var delivery = _queue.TakeDue(now);
            _underWay += delivery is null ? 0 : 1;
            return delivery;
        }
    }

    private async Task WaitAsync(Task next)
    {
        DateTimeOffset? due;
        lock (_gate)
        {
            due = IsFull ? null : _queue.NextDue is { } head && _state.PausedUntil > head ? _state.PausedUntil : _queue.NextDue;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var wait = due is null ? Timeout.InfiniteTimeSpan : due.Value - _ports.Clock.GetUtcNow();
        if (wait <= TimeSpan.Zero && due is not null)
            return;
        await Task.WhenAny(next, Task.Delay(wait, _ports.Clock, enough.Token)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
    }

    private async Task SendAsync(Delivery delivery)
    {
        try
        {
            var at = _ports.Clock.GetUtcNow();
            var answer = await _ports.Sender.SendAsync(_subscription, delivery.Message, _stop.Token).ConfigureAwait(false);
            await TakeAsync(delivery, answer, at).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Still pending in the store.
        }
        catch (Exception fault)
        {
            _ports.Log.LogError(fault, "What {Webhook} answered could not be kept.", _subscription.Id);
        }
        finally
        {
            _signal.Raise();
        }
    }

    private async Task TakeAsync(Delivery delivery, Answer answer, DateTimeOffset at)
    {
        var now = _ports.Clock.GetUtcNow();
        var number = delivery.Attempts + 1;
        EndpointState before;
        OperatorTold? told;
        DeliveryState state;
        DateTimeOffset? next;
        lock (_gate)
        {
            before = _state;
            (_state, told) = _state.After(answer, now, _ports.Chance());
            if (_ofReplays)
                _state = _state.Tolerated;
            (state, next) = _state.Health.Disabled is not null && !answer.IsSuccess
                ? (DeliveryState.Dead, null)
                : DeliverySchedule.After(answer, number, now, _ports.Chance(), _state.PausedUntil);
            _underWay--;
            if (next is { } due)
                _queue.Retry(delivery with { Attempts = number, Due = due });
            else
                _queue.Done(delivery);

            // It may have been canceled while it was under way.
            _stale |= _ofReplays && next is not null;
            if (before.IsFailing && !_state.IsFailing)
                _queue.BringForward(now);
        }

        var written = await _ports.Attempts.AddAsync(
            new(_subscription.Id, delivery.Sequence, number, at, answer.Took, answer.Status, answer.Error, answer.Excerpt, state, next)).ConfigureAwait(false);
        if (state is not DeliveryState.Pending)
            _ = ForgetAsync(delivery, written);
        if (!_ofReplays && before.Health != _state.Health)
            await _health.KeepAsync(written, before.IsFailing && !_state.IsFailing, told, now).ConfigureAwait(false);
    }

    private async Task ForgetAsync(Delivery delivery, Task written)
    {
        await written.ConfigureAwait(false);
        lock (_gate)
        {
            _known.Remove(delivery.Sequence);
            if (!_moreInStore || _known.Count >= FewInMemory)
                return;
        }

        // A store that is slower than the endpoint: nothing else may wake the lane to read on.
        _signal.Raise();
    }
}
