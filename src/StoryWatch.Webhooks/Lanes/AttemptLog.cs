using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Webhooks.Lanes;

/// <summary>Writes tries down, many in one transaction. While the store is away they wait, and their lanes with them.</summary>
internal sealed class AttemptLog(IDeliveries deliveries, TimeProvider clock, ILogger<AttemptLog> log)
{
    private const int LargestBatch = 256;
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly Channel<(Attempt Attempt, TaskCompletionSource Written)> _waiting =
        Channel.CreateBounded<(Attempt, TaskCompletionSource)>(new BoundedChannelOptions(4 * LargestBatch) { SingleReader = true });

    /// <summary>Takes a try in; the inner task completes when it is written.</summary>
    public async Task<Task> AddAsync(Attempt attempt)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync((attempt, written)).ConfigureAwait(false);
        return written.Task;
    }

    /// <summary>Writes until canceled, then what is left.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var batch = new List<(Attempt Attempt, TaskCompletionSource Written)>();
        while (await WaitAsync(cancellationToken).ConfigureAwait(false) || _waiting.Reader.TryPeek(out _))
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var next))
                batch.Add(next);
            await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _waiting.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task WriteAsync(List<(Attempt Attempt, TaskCompletionSource Written)> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return;
        while (true)
        {
            try
            {
                await deliveries.RecordAsync([.. batch.Select(entry => entry.Attempt)], CancellationToken.None).ConfigureAwait(false);
                break;
            }
            catch (Exception away)
            {
                // What is not written is sent again after the next start, under the same id.
                log.LogWarning("{Count} tries could not be written: {Reason}", batch.Count, away.Message);
                if (cancellationToken.IsCancellationRequested)
                    break;
                await Task.Delay(TryAgain, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        foreach (var (_, written) in batch)
            written.SetResult();
    }
}
