using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Newsroom.Telemetry;
using StoryWatch.Newsroom.Walk;

namespace StoryWatch.Newsroom.Relay;

/// <summary>
/// The one reader that carries journal entries out: first into the read models, so that what is announced can be read, then to the bus,
/// at least once and in order. While the bus is away the read models go on.
/// </summary>
/// <param name="router">Told of the merges and splits that pass.</param>
public sealed class JournalRelay(
    IJournal journal, ICheckpoints checkpoints, IReadModels models, IEventBus bus, IStoryRouter router, LeaseHolder lease, RelayState state,
    TimeProvider clock, ILogger<JournalRelay> log)
{
    private const string Name = "relay";
    private const int Batch = 256;

    /// <summary>Relays until canceled, whenever this process has the lease.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var retry = new RetryDelay(clock);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await lease.TakeAsync(Name, cancellationToken).ConfigureAwait(false);
                await RelayAsync(retry, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                log.LogWarning("The relay stopped and tries again: {Reason}", fault.Message);
                await retry.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await lease.GiveBackAsync(Name).ConfigureAwait(false);
    }

    private async Task RelayAsync(RetryDelay retry, CancellationToken cancellationToken)
    {
        // Read models that were made anew are behind what was published.
        await ProjectAheadAsync(cancellationToken).ConfigureAwait(false);
        var published = await checkpoints.LoadAsync(Name, cancellationToken).ConfigureAwait(false);
        while (await lease.KeepAsync(Name, cancellationToken).ConfigureAwait(false))
        {
            var entries = await journal.ReadAsync(published, Batch, cancellationToken).ConfigureAwait(false);
            if (entries.Count == 0)
            {
                await journal.WaitAsync(published, cancellationToken).ConfigureAwait(false);
                continue;
            }

            using (StoryWatchTelemetry.Start("projection"))
                await models.ProjectAsync(entries, cancellationToken).ConfigureAwait(false);
            await router.RestructureAsync(entries, cancellationToken).ConfigureAwait(false);
            if (!await PublishAsync(entries, cancellationToken).ConfigureAwait(false))
            {
                await ProjectAheadAsync(cancellationToken).ConfigureAwait(false);
                await retry.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            published = entries[^1].Position.Sequence;
            StoryWatchTelemetry.Relayed(entries);
            await checkpoints.SaveAsync(Name, published, cancellationToken).ConfigureAwait(false);
            retry.Reset();
        }
    }

    private async Task<bool> PublishAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            using (StoryWatchTelemetry.Start("publishing"))
                await bus.PublishAsync([.. entries.Select(entry => entry.ToMessage())], cancellationToken).ConfigureAwait(false);
            if (state.BusAway)
                log.LogInformation("The bus is back.");
            state.BusAway = false;
            return true;
        }
        catch (Exception away) when (!cancellationToken.IsCancellationRequested)
        {
            if (!state.BusAway)
                log.LogWarning("The bus is away: events wait in the journal. {Reason}", away.Message);
            state.BusAway = true;
            return false;
        }
    }

    private async Task ProjectAheadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var projected = await models.PositionAsync(cancellationToken).ConfigureAwait(false);
            var entries = await journal.ReadAsync(projected.Sequence, Batch, cancellationToken).ConfigureAwait(false);
            if (entries.Count == 0)
                return;
            await models.ProjectAsync(entries, cancellationToken).ConfigureAwait(false);
        }
    }
}
