using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Walk;

namespace StoryWatch.Newsroom.Searching;

/// <summary>
/// Keeps the search index at the end of the journal, in one process at a time. Where the index left off is kept in it, in the same
/// transaction as what it holds; an empty one is filled from the beginning.
/// </summary>
public sealed class SearchUpkeep(IJournal journal, ISearchIndex index, ILeases leases, TimeProvider clock, ILogger<SearchUpkeep> log)
{
    private const string Name = "search";
    private const int Batch = 256;

    private readonly LeaseHolder _lease = new(leases, clock);

    /// <summary>Runs until canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var retry = new RetryDelay(clock);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await _lease.TakeAsync(Name, cancellationToken).ConfigureAwait(false);
                await FollowAsync(retry, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                log.LogWarning("The search index is not kept up and is tried again: {Reason}", fault.Message);
                await retry.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await GiveBackAsync().ConfigureAwait(false);
    }

    private async Task FollowAsync(RetryDelay retry, CancellationToken cancellationToken)
    {
        var position = await index.PositionAsync(cancellationToken).ConfigureAwait(false);
        if (position > (await journal.HeadAsync(cancellationToken).ConfigureAwait(false)).Sequence)
        {
            log.LogWarning("The search index is ahead of the journal, which was restored: it is made anew.");
            await index.ClearAsync(cancellationToken).ConfigureAwait(false);
            position = 0;
        }

        while (await _lease.KeepAsync(Name, cancellationToken).ConfigureAwait(false))
        {
            var entries = await journal.ReadAsync(position, Batch, cancellationToken).ConfigureAwait(false);
            if (entries.Count == 0)
            {
                await journal.WaitAsync(position, cancellationToken).ConfigureAwait(false);
                continue;
            }

            await index.IndexAsync(entries, cancellationToken).ConfigureAwait(false);
            position = entries[^1].Position.Sequence;
            retry.Reset();
        }
    }

    private async Task GiveBackAsync()
    {
        try
        {
            await _lease.GiveBackAsync(Name).ConfigureAwait(false);
        }
        catch (Exception away)
        {
            log.LogWarning("The lease of the search index could not be given back and runs out by itself: {Reason}", away.Message);
        }
    }
}
