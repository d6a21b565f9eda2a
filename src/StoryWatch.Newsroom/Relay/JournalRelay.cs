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

    private long _told;

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

                // Before the wait: where the fault is this process's own, another one takes over.
                await GiveBackAsync().ConfigureAwait(false);
                await retry.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await GiveBackAsync().ConfigureAwait(false);
    }

    private async Task GiveBackAsync()
    {
        try
        {
            await lease.GiveBackAsync(Name).ConfigureAwait(false);
        }
        catch (Exception away)
        {
            log.LogWarning("The relay's lease could not be given back and runs out by itself: {Reason}", away.Message);
        }
    }

    private async Task RelayAsync(RetryDelay retry, CancellationToken cancellationToken)
    {
        // Everything up to what was published was told; what came after may not have been, whoever projected it.
        var published = await checkpoints.LoadAsync(Name, cancellationToken).ConfigureAwait(false);
        _told = published;

        // Read models that were made anew are behind what was published.
        var projected = (await models.PositionAsync(cancellationToken).ConfigureAwait(false)).Sequence;
        var ahead = await ReadAheadAsync(Math.Min(projected, published), cancellationToken).ConfigureAwait(false);
        while (await lease.KeepAsync(Name, cancellationToken).ConfigureAwait(false))
        {
            var entries = await journal.ReadAsync(published, Batch, cancellationToken).ConfigureAwait(false);
            if (entries.Count == 0)
            {
                await journal.WaitAsync(published, cancellationToken).ConfigureAwait(false);
                continue;
            }

            await TakeInAsync(entries, cancellationToken).ConfigureAwait(false);
            if (!await PublishAsync(entries, cancellationToken).ConfigureAwait(false))
            {
                ahead = await ReadAheadAsync(Math.Max(ahead, entries[^1].Position.Sequence), cancellationToken).ConfigureAwait(false);
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
            {
                foreach (var batch in MessageBatches.Of(entries))
                    await bus.PublishAsync(batch, cancellationToken).ConfigureAwait(false);
            }

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

    /// <summary>Takes in all there is after a sequence; returns the last one.</summary>
    private async Task<long> ReadAheadAsync(long after, CancellationToken cancellationToken)
    {
        while (await journal.ReadAsync(after, Batch, cancellationToken).ConfigureAwait(false) is { Count: > 0 } entries)
        {
            await TakeInAsync(entries, cancellationToken).ConfigureAwait(false);
            after = entries[^1].Position.Sequence;
        }

        return after;
    }

    /// <summary>Into the read models, and to the router what is its business and was not told to it before.</summary>
    private async Task TakeInAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        using (StoryWatchTelemetry.Start("projection"))
            await models.ProjectAsync(entries, cancellationToken).ConfigureAwait(false);
        var structure = entries.Where(entry => entry.Position.Sequence > _told && entry.Event.IsStructure()).ToList();
        if (structure.Count > 0)
            await router.RestructureAsync(structure, cancellationToken).ConfigureAwait(false);
        _told = Math.Max(_told, entries[^1].Position.Sequence);
    }
}
