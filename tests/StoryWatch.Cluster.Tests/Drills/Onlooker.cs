using System.Collections.Concurrent;
using System.Diagnostics;
using StoryWatch.Contracts;
using StoryWatch.Testing.Hub;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>A page at one gateway: follows the journal, connects again where it was cut off, and remembers what it was sent and when.</summary>
internal sealed class Onlooker : IAsyncDisposable
{
    private readonly Uri _gateway;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<long> _sequences = [];
    private readonly Task _following;
    private readonly long _epoch;
    private long _last;

    public Onlooker(Uri gateway, long epoch, long after)
    {
        (_gateway, _epoch, _last) = (gateway, epoch, after);
        _following = Task.Run(FollowAsync);
    }

    /// <summary>Every event it was sent, in the order in which they came.</summary>
    public IReadOnlyList<long> Sequences
    {
        get
        {
            lock (_sequences)
                return [.. _sequences];
        }
    }

    /// <summary>When the event came that says that an article is in its story.</summary>
    public ConcurrentDictionary<string, long> Seen { get; } = new();

    /// <summary>Times that it was cut off or asked to begin anew.</summary>
    public int Interruptions { get; private set; }

    public async Task UntilAsync(long sequence, TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit);
        while (Volatile.Read(ref _last) < sequence)
        {
            if (late.IsCancellationRequested)
                throw new TimeoutException($"The page at {_gateway} stands at {_last}, the journal at {sequence}, after {limit}.");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private async Task FollowAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var client = await HubClient.ConnectAsync(_gateway, _stop.Token);
                await client.FollowAsync(_epoch, _last, _stop.Token);
                await foreach (var message in client.Messages.ReadAllAsync(_stop.Token))
                {
                    if (message is EventsCame came)
                        Take(came.Events);
                    else if (message is SnapshotWanted)
                        break;
                }
            }
            catch (Exception cut) when (cut is not OperationCanceledException || !_stop.IsCancellationRequested)
            {
                // A page that is cut off says where it was and goes on.
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Interruptions++;
            await Task.Delay(200, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Take(IReadOnlyList<StoryEventMessage> events)
    {
        foreach (var happened in events)
        {
            lock (_sequences)
                _sequences.Add(happened.Sequence);
            if (happened.Name == "story.article-added.v1")
                Seen.TryAdd(happened.Data.GetProperty("article").GetProperty("id").GetString()!, Stopwatch.GetTimestamp());
            Volatile.Write(ref _last, happened.Sequence);
        }
    }
}
