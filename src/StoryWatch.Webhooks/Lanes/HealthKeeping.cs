using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Webhooks.Lanes;

/// <summary>Writes down how an endpoint does, however long the store is away.</summary>
/// <param name="current">The subscription, and how its endpoint does, as they are now.</param>
/// <param name="stop">No further try.</param>
internal sealed class HealthKeeping(LanePorts ports, Func<(Subscription Subscription, EndpointHealth Health)> current, CancellationToken stop)
{
    /// <summary>Writes it once the try that changed it is written, and tells of it.</summary>
    /// <param name="answersAgain">Waiting messages are due now.</param>
    public async Task KeepAsync(Task written, bool answersAgain, OperatorTold? told, DateTimeOffset now)
    {
        // The try that ends it is written before its message dies with the rest.
        await written.ConfigureAwait(false);
        if (!await UntilWrittenAsync(() => WriteHealthAsync(told)).ConfigureAwait(false))
            return;
        if (answersAgain)
            await UntilWrittenAsync(() => ports.Deliveries.BringForwardAsync(current().Subscription.Id, now, CancellationToken.None)).ConfigureAwait(false);
        ports.HealthChanged(current().Subscription, told);
    }

    private async Task WriteHealthAsync(OperatorTold? told)
    {
        // As it is by now: another answer may have come since.
        var (since, isTold, disabled, _, _) = current().Health;
        long? missed = disabled is null ? null : (await ports.Subscriptions.LoadAsync(CancellationToken.None).ConfigureAwait(false)).MissedFrom(current().Subscription.Id);
        await ports.Subscriptions.ChangeHealthAsync(
            current().Subscription.Id,
            health => disabled is null
                ? health with { FailingSince = since, IsTold = isTold }
                : new(since, isTold, disabled, health.MissedAfter ?? missed, null),
            told,
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Tries again while the store is away; false where the lane was stopped before it came back.</summary>
    private async Task<bool> UntilWrittenAsync(Func<Task> write)
    {
        while (true)
        {
            try
            {
                await write().ConfigureAwait(false);
                return true;
            }
            catch (Exception away)
            {
                ports.Log.LogWarning("How {Webhook} does could not be written: {Reason}", current().Subscription.Id, away.Message);
                if (stop.IsCancellationRequested)
                    return false;
                await Task.Delay(TimeSpan.FromSeconds(1), ports.Clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
