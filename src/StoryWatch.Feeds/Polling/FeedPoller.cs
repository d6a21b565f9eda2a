using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Feeds.Polling;

/// <summary>
/// Polls feeds when they are due: several hosts at once, one request at a time to each. Of all processes over one store the one with the lease
/// polls; two that both believed so for a moment would do no harm but ask twice.
/// </summary>
public sealed class FeedPoller
{
    /// <summary>The lease's name.</summary>
    public const string Lease = "feeds";

    private const int Most = 1000;

    // A poll that could not be ended was not kept, so that its feed is still due: its server must not be asked in a tight loop.
    private static readonly TimeSpan HeldAfterFault = TimeSpan.FromMinutes(1);

    private readonly IFeeds _feeds;
    private readonly FeedPoll _poll;
    private readonly HostGates _gates;
    private readonly LeaseHolder _lease;
    private readonly FeedOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<FeedPoller> _log;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);

    internal FeedPoller(IFeeds feeds, FeedPoll poll, HostGates gates, LeaseHolder lease, FeedOptions options, TimeProvider clock, ILogger<FeedPoller> log)
    {
        (_feeds, _poll, _gates, _lease) = (feeds, poll, gates, lease);
        (_options, _clock, _log) = (options, clock, log);
    }

    /// <summary>Polls until canceled, whenever this process has the lease.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                try
                {
                    await _lease.TakeAsync(Lease, cancellationToken).ConfigureAwait(false);
                    await PollWhileHeldAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception away) when (!cancellationToken.IsCancellationRequested)
                {
                    _log.LogWarning("The feeds could not be looked after and are tried again: {Reason}", away.Message);
                    await Task.Delay(_options.Look, _clock, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }

        await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await GiveBackAsync().ConfigureAwait(false);
    }

    /// <summary>Polls once all feeds that are due now, those of one host one after the other, and returns when all are done.</summary>
    internal async Task PollDueAsync(CancellationToken cancellationToken)
    {
        var asked = _clock.GetUtcNow();
        while (true)
        {
            var started = await StartAsync(asked, cancellationToken).ConfigureAwait(false);
            if (_running.Count == 0)
                return;
            await Task.WhenAny(_running.Values).ConfigureAwait(false);
            if (started == 0 && _running.Values.All(task => !task.IsCompleted))
                return;
        }
    }

    private async Task PollWhileHeldAsync(CancellationToken cancellationToken)
    {
        while (await _lease.KeepAsync(Lease, cancellationToken).ConfigureAwait(false))
        {
            await StartAsync(_clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);

            // When a poll is done its host's next feed may go.
            using var look = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny([Task.Delay(_options.Look, _clock, look.Token), .. _running.Values]).ConfigureAwait(false);
            await look.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<int> StartAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        Sweep();
        var started = 0;
        if (_running.Count >= _options.AtOnce)
            return started;
        foreach (var feed in await _feeds.DueAsync(now, Most, cancellationToken).ConfigureAwait(false))
        {
            if (_running.Count >= _options.AtOnce)
                break;
            if (_running.ContainsKey(feed.Id) || (_held.TryGetValue(feed.Id, out var until) && until > now) || _gates.TryEnter(new Uri(feed.Url).Host) is not { } gate)
                continue;
            _running[feed.Id] = Task.Run(() => RunAsync(feed, gate, cancellationToken), CancellationToken.None);
            started++;
        }

        return started;
    }

    private async Task RunAsync(Feed feed, IDisposable gate, CancellationToken cancellationToken)
    {
        try
        {
            await _poll.RunAsync(feed, gate, cancellationToken).ConfigureAwait(false);
            _held.TryRemove(feed.Id, out _);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            _log.LogError(fault, "The poll of {Feed} could not be ended and is done again.", feed.Url);
            _held[feed.Id] = _clock.GetUtcNow() + HeldAfterFault;
        }
        finally
        {
            gate.Dispose();
        }
    }

    private void Sweep()
    {
        foreach (var id in _running.Where(running => running.Value.IsCompleted).Select(running => running.Key).ToList())
            _running.Remove(id);
    }

    private async Task GiveBackAsync()
    {
        try
        {
            await _lease.GiveBackAsync(Lease).ConfigureAwait(false);
        }
        catch (Exception away)
        {
            _log.LogWarning("The feeds' lease could not be given back and runs out by itself: {Reason}", away.Message);
        }
    }
}
