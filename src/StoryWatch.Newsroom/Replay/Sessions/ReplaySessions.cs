using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>The replays of this process. They are not kept: a restart ends them.</summary>
/// <param name="webhooks">Null where the program has none.</param>
public sealed class ReplaySessions(
    IArchives archives, IReplayDesks desks, TimeProvider clock, ILogger<ReplaySession> log, ReplayWebhooks? webhooks = null) : IAsyncDisposable
{
    /// <summary>Sessions at once, those that are done included: each has a desk and its articles in memory.</summary>
    public const int Most = 4;

    private readonly ConcurrentDictionary<string, ReplaySession> _sessions = new(StringComparer.Ordinal);
    private readonly Lock _starting = new();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ReplaySession> All => [.. _sessions.Values.OrderBy(session => session.StartedAt).ThenBy(session => session.Id, StringComparer.Ordinal)];

    public ReplaySession? Find(string id) => _sessions.GetValueOrDefault(id);

    /// <summary>Starts a session; null where there are <see cref="Most"/> already.</summary>
    /// <param name="order">Of an archive of the list.</param>
    public ReplaySession? Start(ReplayOrder order)
    {
        lock (_starting)
        {
            if (_sessions.Count >= Most)
                return null;
            var id = $"r-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
            if (order.WebhooksAllowedBy is { } by)
                log.LogWarning("Replay {Id} of {Archive} tells webhooks: {By} allowed it.", id, order.Archive, by);
            return _sessions[id] = new(id, order, stop => LoadAsync(order, stop), desks, TellingOf(id, order), clock, log);
        }
    }

    /// <summary>Ends a session, and has webhooks told no more of it; false where there is none.</summary>
    /// <exception cref="UnavailableException">It is ended, but what it handed over cannot be taken back now: it is to be closed again.</exception>
    public async Task<bool> CloseAsync(string id)
    {
        if (!_sessions.TryGetValue(id, out var session))
            return false;
        await session.DisposeAsync().ConfigureAwait(false);
        if (webhooks is not null && session.Order.WebhooksAllowedBy is not null)
            await webhooks.CancelAsync(id, CancellationToken.None).ConfigureAwait(false);
        return _sessions.TryRemove(id, out _);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _sessions.Keys)
        {
            try
            {
                await CloseAsync(id).ConfigureAwait(false);
            }
            catch (UnavailableException away)
            {
                log.LogWarning("What replay {Id} has still to tell webhooks could not be taken back: {Reason}", id, away.Message);
            }
        }
    }

    private ReplayTelling? TellingOf(string id, ReplayOrder order) => webhooks is null ? null : new(
        webhooks, order.WebhooksAllowedBy is { } by ? new ReplayMark(id, order.Archive, by) : null);

    private Task<ReplayPlan> LoadAsync(ReplayOrder order, CancellationToken cancellationToken)
    {
        // One moment marks all records that do not say when they were received.
        var stopped = new StoppedClock(clock.GetUtcNow());
        var lines = archives.Read(order.Archive, stopped, cancellationToken) ?? throw new InvalidDataException($"There is no archive '{order.Archive}'.");
        return ReplayPlan.ReadAsync(lines, order.From, order.To, stopped.GetUtcNow(), cancellationToken);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
