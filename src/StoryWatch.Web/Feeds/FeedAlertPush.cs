using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Web.Live;

namespace StoryWatch.Web.Feeds;

/// <summary>Tells connected pages of changes of feeds' health, whichever process polls: it reads the store's list of them from where it starts.</summary>
internal sealed class FeedAlertPush(IFeeds feeds, IHubContext<StoryHub, IStoryClient> pages, TimeProvider clock, ILogger<FeedAlertPush> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private const int Most = 100;

    private long _told;

    /// <summary>Tells what is new since the last time.</summary>
    public async Task PushAsync(CancellationToken cancellationToken)
    {
        foreach (var alert in await feeds.AlertsAsync(_told, Most, cancellationToken).ConfigureAwait(false))
        {
            await pages.Clients.All.FeedHealth(FeedViews.Of(alert)).ConfigureAwait(false);
            _told = alert.Sequence;
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // What was before is in the list of feeds that a page loads.
        await TryAsync(SkipAsync, cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            await TryAsync(PushAsync, stoppingToken).ConfigureAwait(false);
    }

    private async Task TryAsync(Func<CancellationToken, Task> attempt, CancellationToken cancellationToken)
    {
        try
        {
            await attempt(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception missed) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogWarning("Changes of feeds' health could not be read and are told later: {Reason}", missed.Message);
        }
    }

    private async Task SkipAsync(CancellationToken cancellationToken)
    {
        while (await feeds.AlertsAsync(_told, Most, cancellationToken).ConfigureAwait(false) is { Count: > 0 } alerts)
            _told = alerts[^1].Sequence;
    }
}
