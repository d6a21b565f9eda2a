using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Web.Access;
using StoryWatch.Web.Status;

namespace StoryWatch.Web.Live;

/// <summary>The door of the pages: a page says where it is and is kept up to date from there.</summary>
internal sealed class StoryHub(Followers followers, Watchers watchers, HubSessions sessions) : Hub<IStoryClient>
{
    public const string Path = "/hub/stories";

    private const int LongestStoryId = 200;

    /// <summary>
    /// Sends what came after (epoch, sequence), then every event as it happens, each once and in order; or asks the page to take a snapshot,
    /// after which it calls again. A second call replaces the first.
    /// </summary>
    public Task Follow(long epoch, long sequence) => followers.StartAsync(Context.ConnectionId, epoch, sequence, Context.ConnectionAborted);

    /// <summary>Says which story the page has open, for the other pages to show; null for none.</summary>
    public Task Watch(string? story) =>
        string.IsNullOrEmpty(story) ? watchers.LeaveAsync(Context.ConnectionId)
        : story.Length <= LongestStoryId ? watchers.WatchAsync(Context.ConnectionId, story, Caller.Of(Context.User!).Name)
        : throw new HubException("That is no story.");

    public override Task OnConnectedAsync()
    {
        sessions.Add(Context);
        return Task.CompletedTask;
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        sessions.Remove(Context.ConnectionId);
        await followers.StopAsync(Context.ConnectionId);
        await watchers.LeaveAsync(Context.ConnectionId);
    }
}

/// <summary>One follower for each connection that asked for events.</summary>
internal sealed class Followers(
    IHubContext<StoryHub, IStoryClient> pages, LiveTail tail, IJournal journal, IReadModels models, DeskPulse pulse, ILogger<Followers> log)
{
    private readonly ConcurrentDictionary<string, Running> _running = new();

    public async Task StartAsync(string connection, long epoch, long sequence, CancellationToken aborted)
    {
        await StopAsync(connection).ConfigureAwait(false);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        _running[connection] = new(stop, Task.Run(() => FollowAsync(connection, epoch, sequence, stop.Token), CancellationToken.None));
    }

    public async Task StopAsync(string connection)
    {
        if (!_running.TryRemove(connection, out var running))
            return;
        await running.Stop.CancelAsync().ConfigureAwait(false);
        await running.Task.ConfigureAwait(false);
        running.Stop.Dispose();
    }

    private async Task FollowAsync(string connection, long epoch, long sequence, CancellationToken cancellationToken)
    {
        var page = pages.Clients.Client(connection);
        try
        {
            await new Follower(page, tail, journal, models, pulse).RunAsync(epoch, sequence, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page went away or asked anew.
        }
        catch (Exception broken)
        {
            // The page must not believe that it is live: it takes a snapshot and follows again.
            log.LogError(broken, "A page could not be kept up to date.");
            await page.SnapshotNeeded(0, 0).ConfigureAwait(false);
        }
    }

    private sealed record Running(CancellationTokenSource Stop, Task Task);
}
