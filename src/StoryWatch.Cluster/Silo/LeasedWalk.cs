using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Walk;

namespace StoryWatch.Cluster.Silo;

/// <summary>
/// Walks the inbox in this silo whenever it holds the lease: in exactly one silo at a time. Two that both believed so for a moment would do no
/// harm, since a row settles once; the lease saves them the work.
/// </summary>
internal sealed class LeasedWalk(ArticleWalk walk, EmbargoRelease embargoes, LeaseHolder lease, TimeProvider clock, ILogger<LeasedWalk> log) : BackgroundService
{
    private const string Name = "walk";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await lease.TakeAsync(Name, stoppingToken);
                log.LogInformation("This silo walks the inbox now.");
                await WalkWhileHeldAsync(stoppingToken);
                log.LogInformation("This silo walks the inbox no more.");
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The walk's lease could not be asked for: {Reason}", away.Message);

                // Before the wait: where the fault is this silo's own, another one takes over.
                await GiveBackAsync();
                await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
            }
        }

        await GiveBackAsync();
    }

    private async Task WalkWhileHeldAsync(CancellationToken stoppingToken)
    {
        using var run = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var work = Task.WhenAll(walk.RunAsync(run.Token), embargoes.RunAsync(run.Token));
        try
        {
            while (await lease.KeepAsync(Name, run.Token))
                await Task.Delay(Look, clock, run.Token);
        }
        finally
        {
            await run.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task GiveBackAsync()
    {
        try
        {
            await lease.GiveBackAsync(Name);
        }
        catch (Exception away)
        {
            log.LogWarning("The walk's lease could not be given back and runs out by itself: {Reason}", away.Message);
        }
    }
}
