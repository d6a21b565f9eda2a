using Microsoft.Extensions.Logging;
using StoryWatch.Stories.Articles;

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
            var released = await ReleaseAsync(due, now, cancellationToken).ConfigureAwait(false);
            if (released == 0)
            {
                log.LogWarning("{Count} articles are due and the inbox keeps no release of them; they are tried again.", due.Count);
                return;
            }

            log.LogInformation("{Count} articles were released from embargo.", released);
        }
    }

    private async Task<int> ReleaseAsync(IReadOnlyList<Article> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Article[] releases = [.. due.Select(article => article with { Embargo = null, Received = now })];
        var receipts = await inbox.AcceptAsync(releases, cancellationToken).ConfigureAwait(false);

        // An older revision that was not under embargo may have had the same text. A stated revision below zero is none that an outlet sends,
        // and the same one whoever releases.
        Article[] shownBefore =
        [
            .. releases
                .Where((article, i) => receipts[i].Verdict is InboxVerdict.Known && receipts[i].Revision <= article.Revision)
                .Select(article => article with { Revision = -article.Revision }),
        ];
        if (shownBefore.Length > 0)
            receipts = [.. receipts, .. await inbox.AcceptAsync(shownBefore, cancellationToken).ConfigureAwait(false)];
        return receipts.Count(receipt => receipt.Verdict is not InboxVerdict.Known);
    }
}
