using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Newsroom.Telemetry;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Walk;

/// <summary>Hands placed rows to their stories and sees to it that each gets settled, however often it takes.</summary>
internal sealed class Settling(
    IStoryThreads threads, IJournal journal, Placing placing, SettledMark mark, int mostUnderWay, TimeProvider clock, ILogger log)
    : IDisposable
{
    private readonly SemaphoreSlim _places = new(mostUnderWay, mostUnderWay);
    private readonly StoryLanes _lanes = new();

    /// <summary>Starts a row; waits while too many are under way. Rows are started in inbox order.</summary>
    /// <param name="stop">Ends further attempts.</param>
    public async Task StartAsync(PlacedRow placed, CancellationToken stop)
    {
        await _places.WaitAsync(stop).ConfigureAwait(false);
        var sequence = placed.Place.Sequence;
        mark.Open(sequence);
        var work = placed.Place.HasStory ? StartInStory(placed, stop) : Task.Run(() => SetAsideAsync(placed.Place, stop), CancellationToken.None);
        _ = EndAsync(placed, work);
    }

    /// <summary>Completes when nothing is under way. Not to be called while rows are started.</summary>
    public async Task DrainAsync()
    {
        for (var i = 0; i < mostUnderWay; i++)
            await _places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        await _lanes.DrainAsync().ConfigureAwait(false);
        _places.Release(mostUnderWay);
    }

    public void Dispose() => _places.Dispose();

    private async Task EndAsync(PlacedRow placed, Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
            placing.Forget(placed);
            mark.Settle(placed.Place.Sequence);
            StoryWatchTelemetry.Settled(placed.Place.HasStory, clock.GetUtcNow() - placed.Read.Article.Received);
        }
        catch (OperationCanceledException)
        {
            // It stays unsettled: the next run finds it so.
        }
        finally
        {
            _places.Release();
        }
    }

    private Task StartInStory(PlacedRow placed, CancellationToken cancellationToken)
    {
        var (story, take) = (placed.Place.Story, placed.Read.ToCommand(placed.Place));
        if (placed.Proposals.Count == 0)
            return _lanes.Start(story, () => HandleAsync(story, take, placed.Place, cancellationToken));

        // Told first, so that no proposal is lost by a stop in between; the article comes in and is settled in one append, so that it never
        // comes in twice, even where the router decides otherwise after a restart. A proposal that is told again changes nothing.
        var proposed = placed.Proposals.Select(Propose).ToList();
        var taken = _lanes.Start(story, async () =>
        {
            await Task.WhenAll(proposed).ConfigureAwait(false);
            await HandleAsync(story, take, placed.Place, cancellationToken).ConfigureAwait(false);
        });

        // A story that this article opens could not be told before.
        return Task.WhenAll([taken, .. placed.Proposals.Where(proposal => proposal.Story == story).Select(Propose)]);

        Task Propose(RoutingProposal proposal) =>
            _lanes.Start(proposal.Story, () => HandleAsync(proposal.Story, proposal.Command, null, cancellationToken));
    }

    private Task HandleAsync(StoryId story, StoryCommand command, Settlement? settles, CancellationToken cancellationToken) =>
        InsistAsync(
            async () =>
            {
                try
                {
                    using var stage = StoryWatchTelemetry.Start("thread");
                    await threads.HandleAsync(story, command, settles, CancellationToken.None).ConfigureAwait(false);
                }
                catch (StoryDecisionException fault)
                {
                    log.LogError(fault, "Row {Row} is set aside: its article is kept, its story does not have it.", settles?.Sequence);
                    if (settles is not null)
                        await SettleAloneAsync(settles).ConfigureAwait(false);
                }
            },
            $"story {story}",
            cancellationToken);

    private Task SetAsideAsync(Settlement place, CancellationToken cancellationToken) =>
        InsistAsync(() => SettleAloneAsync(place), $"row {place.Sequence}", cancellationToken);

    private Task<AppendResult> SettleAloneAsync(Settlement place) => journal.AppendAsync(new Append(default, 0, [], place), CancellationToken.None);

    // Each attempt is let end, also while stopping; between attempts a stop is obeyed.
    private async Task InsistAsync(Func<Task> attempt, string what, CancellationToken cancellationToken)
    {
        var retry = new RetryDelay(clock);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await attempt().ConfigureAwait(false);
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning("The work on {What} failed and is tried again: {Reason}", what, fault.Message);
            }

            await retry.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
