using Microsoft.Extensions.Logging;

namespace StoryWatch.Newsroom.Intake;

/// <summary>Releases embargoed articles when their time has come: each is accepted again, without its embargo, as the next revision.</summary>
public sealed class EmbargoRelease(IInbox inbox, TimeProvider clock, ILogger<EmbargoRelease> log)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private const int Batch = 100;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await ReleaseAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning("Embargoed articles could not be released and are tried again: {Reason}", fault.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Releases what is due now.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var due = await inbox.EmbargoesEndedAsync(now, Batch, cancellationToken).ConfigureAwait(false);
            if (due.Count == 0)
                return;
            await inbox.AcceptAsync([.. due.Select(article => article with { Embargo = null, Received = now })], cancellationToken).ConfigureAwait(false);
            log.LogInformation("{Count} articles were released from embargo.", due.Count);
        }
    }
}
