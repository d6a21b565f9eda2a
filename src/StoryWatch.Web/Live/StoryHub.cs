using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Web.Access;
using StoryWatch.Web.Replays;
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

    /// <summary>
    /// As <see cref="Follow"/>, of a replay: its events, and where it is. Replaces what the page followed before.
    /// </summary>
    /// <exception cref="HubException">There is no such replay.</exception>
    public Task FollowReplay(string replay, long epoch, long sequence) =>
        followers.StartReplayAsync(Context.ConnectionId, replay, epoch, sequence, Context.ConnectionAborted);

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

/// <summary>One follower for each connection that asked for events, of the live desk or of a replay.</summary>
internal sealed class Followers(
    IHubContext<StoryHub, IStoryClient> pages, LiveTail tail, IJournal journal, IReadModels models, DeskPulse pulse, ILogger<Followers> log,
    ReplaySessions? replays = null)
{
    private readonly ConcurrentDictionary<string, Running> _running = new();

    public Task StartAsync(string connection, long epoch, long sequence, CancellationToken aborted) => StartAsync(
        connection,
        (page, stop) => new Follower(page, tail, journal, models, pulse).RunAsync(epoch, sequence, stop),
        aborted);

    public Task StartReplayAsync(string connection, string replay, long epoch, long sequence, CancellationToken aborted)
    {
        var session = replays?.Find(replay) ?? throw new HubException("There is no such replay.");
        return StartAsync(connection, (page, stop) => new ReplayFollower(page, session).RunAsync(epoch, sequence, stop), aborted);
    }

    public async Task StopAsync(string connection)
    {
        if (!_running.TryRemove(connection, out var running))
            return;
        await running.Stop.CancelAsync().ConfigureAwait(false);
        await running.Task.ConfigureAwait(false);
        running.Stop.Dispose();
    }

    private async Task StartAsync(string connection, Func<IStoryClient, CancellationToken, Task> follow, CancellationToken aborted)
    {
        await StopAsync(connection).ConfigureAwait(false);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        _running[connection] = new(stop, Task.Run(() => FollowAsync(pages.Clients.Client(connection), follow, stop.Token), CancellationToken.None));
    }

    private async Task FollowAsync(IStoryClient page, Func<IStoryClient, CancellationToken, Task> follow, CancellationToken cancellationToken)
    {
        try
        {
            await follow(page, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page went away or asked anew.
        }
        catch (ObjectDisposedException)
        {
            // A replay that was ended, or that went back to another desk.
            await page.SnapshotNeeded(0, 0).ConfigureAwait(false);
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
