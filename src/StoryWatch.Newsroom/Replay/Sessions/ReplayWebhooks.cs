using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>The live desk's webhooks, as replays see them.</summary>
public sealed class ReplayWebhooks(ISubscriptions subscriptions, IDeliveries deliveries, WebhookSignal signal, TimeProvider clock)
{
    /// <summary>Those that would be told now, each from the first event of a replay's journal on.</summary>
    public async Task<IReadOnlyList<Subscription>> EnabledAsync(CancellationToken cancellationToken) =>
        [.. (await subscriptions.ListAsync(cancellationToken).ConfigureAwait(false)).Where(one => one.IsEnabled).Select(one => one with { After = 0 })];

    /// <summary>Hands messages to the deliveries, as an event of the live journal would: durable, tried again, in the log of attempts.</summary>
    public async Task SendAsync(IReadOnlyList<NewDelivery> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
            return;
        await deliveries.EnqueueAsync(new Enqueue(null, null, messages, [], [], null, clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        signal.RaiseChanged();
    }

    /// <summary>Has what a replay handed over and is not delivered yet not tried any more.</summary>
    public async Task CancelAsync(string replay, CancellationToken cancellationToken)
    {
        await deliveries.CancelReplayAsync(replay, cancellationToken).ConfigureAwait(false);
        signal.RaiseChanged();
    }
}
