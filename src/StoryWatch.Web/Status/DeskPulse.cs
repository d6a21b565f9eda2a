using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Web.Status;

/// <summary>Feels every few seconds how the walk is; pages show it, and take its silence for staleness.</summary>
internal sealed class DeskPulse(
    IInbox inbox, IJournal journal, IReadModels models, ISubscriptions webhooks, RelayState relay, TimeProvider clock, ILogger<DeskPulse> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    // Behind by so many articles or events the desk is not live any more.
    private const long Behind = 500;

    private long _shownAtBeat = -1;
    private TaskCompletionSource<DeskStatus> _beat = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the next beat.</summary>
    public Task<DeskStatus> NextAsync() => Volatile.Read(ref _beat).Task;

    public async Task<DeskStatus> FeelAsync(CancellationToken cancellationToken)
    {
        var counts = await inbox.CountAsync(cancellationToken).ConfigureAwait(false);
        var shown = await models.PositionAsync(cancellationToken).ConfigureAwait(false);
        var head = await journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        var state = relay.BusAway ? "bus-away"
            : counts.Pending > Behind || head.Sequence - shown.Sequence > Behind || IsStuck(shown, head) ? "catching-up"
            : "live";
        var health = (await webhooks.ListAsync(cancellationToken).ConfigureAwait(false)).Select(webhook => webhook.Health).ToList();
        return new(
            state,
            counts.Pending,
            shown.Epoch,
            shown.Sequence,
            health.Count(one => one is { Disabled: null, FailingSince: not null }),
            health.Count(one => one.Disabled is not (null or EndpointHealth.ByHand)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                var status = await FeelAsync(stoppingToken).ConfigureAwait(false);
                Volatile.Write(ref _shownAtBeat, status.Sequence);
                Interlocked.Exchange(ref _beat, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult(status);
            }
            catch (Exception missed) when (missed is not OperationCanceledException)
            {
                log.LogWarning(missed, "The status could not be read; pages show what they have as stale.");
            }
        }
    }

    // Events wait and none has been shown since the last beat: a relay that died has its lease for some seconds more.
    private bool IsStuck(JournalPosition shown, JournalPosition head) =>
        shown.Sequence < head.Sequence && shown.Sequence == Volatile.Read(ref _shownAtBeat);
}
