using Microsoft.Extensions.Logging;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Webhooks.Lanes;
using StoryWatch.Webhooks.Sending;

namespace StoryWatch.Webhooks;

/// <summary>
/// Tells the journal to webhooks, in one process at a time: makes messages of events, hands them to a lane for each endpoint, and goes on where
/// it or another process left off.
/// </summary>
internal sealed class DeliveryWorker(
    SubscriptionFeed feed,
    ISubscriptions subscriptions,
    IDeliveries deliveries,
    LeaseHolder lease,
    WebhookSignal signal,
    WebhookSender sender,
    TimeProvider clock,
    Func<double> chance,
    ILoggerFactory logs)
{
    private const string LeaseName = "webhooks";

    // What another process has changed is noticed within this time.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(6);

    /// <summary>Delivered messages and dead letters are kept for so long.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly ILogger _log = logs.CreateLogger<DeliveryWorker>();

    // Two for each endpoint: the live desk's, and that of replays.
    private readonly Dictionary<(string Id, bool OfReplays), EndpointLane> _lanes = [];

    /// <summary>Works until canceled, whenever this process has the lease.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await lease.TakeAsync(LeaseName, cancellationToken).ConfigureAwait(false);
                await DeliverAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                _log.LogWarning("Webhooks stopped and go on soon: {Reason}", fault.Message);
                await Task.Delay(TryAgain, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        try
        {
            await lease.GiveBackAsync(LeaseName).ConfigureAwait(false);
        }
        catch (Exception away)
        {
            _log.LogWarning("The lease of the webhooks could not be given back and runs out by itself: {Reason}", away.Message);
        }
    }

    private async Task DeliverAsync(CancellationToken cancellationToken)
    {
        using var ending = new CancellationTokenSource();
        var attempts = new AttemptLog(deliveries, clock, logs.CreateLogger<AttemptLog>());
        var writing = attempts.RunAsync(ending.Token);
        var ports = new LanePorts(subscriptions, deliveries, sender, attempts, clock, chance, HealthChanged, logs.CreateLogger<EndpointLane>());
        try
        {
            await StepsAsync(ports, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Whatever fails of it: the next start begins with lanes and a log of its own.
            var lanes = _lanes.ToList();
            _lanes.Clear();
            await Task.WhenAll(lanes.Select(lane => EndAsync(lane.Key.Id, lane.Value))).ConfigureAwait(false);
            await ending.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task EndAsync(string id, EndpointLane lane)
    {
        try
        {
            await lane.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            _log.LogError(fault, "The lane of webhook {Webhook} ended with a fault.", id);
        }
    }

    private async Task StepsAsync(LanePorts ports, CancellationToken cancellationToken)
    {
        var (version, looked, pruned) = (-1L, 0L, 0L);
        while (await lease.KeepAsync(LeaseName, cancellationToken).ConfigureAwait(false))
        {
            var next = signal.Next;
            if (signal.TakeChanged() || looked == 0 || clock.GetElapsedTime(looked) >= LookAgain)
            {
                looked = clock.GetTimestamp();
                var current = await subscriptions.VersionAsync(cancellationToken).ConfigureAwait(false);
                if (current != version)
                {
                    await feed.LoadAsync(cancellationToken).ConfigureAwait(false);
                    await TendLanesAsync(ports).ConfigureAwait(false);
                    version = current;
                }
            }

            var (written, more) = await feed.StepAsync(cancellationToken).ConfigureAwait(false);
            foreach (var delivery in written)
                _lanes.GetValueOrDefault((delivery.Subscription, false))?.Offer(delivery);
            if (pruned == 0 || clock.GetElapsedTime(pruned) >= PruneEvery)
            {
                pruned = clock.GetTimestamp();
                await deliveries.PruneAsync(clock.GetUtcNow() - Kept, cancellationToken).ConfigureAwait(false);
            }

            if (!more)
                await WaitAsync(next, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(Task next, CancellationToken cancellationToken)
    {
        var wait = feed.NextRelease is { } release && release - clock.GetUtcNow() is var until && until < LookAgain ? until : LookAgain;
        if (wait <= TimeSpan.Zero)
            return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(wait, clock, enough.Token)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Lanes for each that is enabled, and for no other.</summary>
    private async Task TendLanesAsync(LanePorts ports)
    {
        var enabled = feed.Subscriptions.Where(subscription => subscription.IsEnabled).ToDictionary(subscription => subscription.Id, StringComparer.Ordinal);
        foreach (var (key, lane) in _lanes.Where(lane => !enabled.ContainsKey(lane.Key.Id) || lane.Value.IsDisabled).ToList())
        {
            _lanes.Remove(key);
            await EndAsync(key.Id, lane).ConfigureAwait(false);
        }

        foreach (var (id, subscription) in enabled)
        {
            foreach (var ofReplays in (bool[])[false, true])
            {
                if (_lanes.TryGetValue((id, ofReplays), out var lane))
                    lane.Refresh(subscription);
                else
                    _lanes[(id, ofReplays)] = new EndpointLane(subscription, ports, ofReplays);
            }
        }
    }

    /// <summary>Operators' tools hear of it as of any event, where they ask for it.</summary>
    private void HealthChanged(Subscription changed, OperatorTold? told)
    {
        signal.RaiseChanged();
        if (told is null)
            return;
        _log.LogWarning("Webhook {Webhook} to {Url}: {Detail}", changed.Id, changed.Url.Host, told.Detail);
        _ = TellAsync(changed, told);
    }

    private async Task TellAsync(Subscription changed, OperatorTold told)
    {
        var happened = new OperatorEventView(0, told.At, told.Name, changed.Id, told.Detail);
        var messages = feed.Subscriptions
            .Where(one => one.IsEnabled && one.Id != changed.Id && one.Filter.Events.Any(name => name == SubscriptionFilter.EveryEvent || name == told.Name))
            .Select(one =>
            {
                var id = $"msg_{changed.Id}_{told.At.ToUnixTimeMilliseconds()}_{one.Id}";
                var body = EventEnvelopes.ToBytes(EventEnvelopes.Of(happened, id, one.Chat));
                return new NewDelivery(one.Id, new OutgoingMessage(id, told.Name, "", 0, 3, body), changed.Id);
            })
            .ToList();
        try
        {
            await deliveries.EnqueueAsync(new Enqueue(null, null, messages, [], [], null, told.At), CancellationToken.None).ConfigureAwait(false);
            signal.RaiseChanged();
        }
        catch (Exception away)
        {
            _log.LogWarning("{Event} could not be told to other webhooks: {Reason}", told.Name, away.Message);
        }
    }
}
