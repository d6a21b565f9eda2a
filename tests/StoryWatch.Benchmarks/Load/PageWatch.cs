using System.Diagnostics;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Testing.Hub;

namespace StoryWatch.Benchmarks.Load;

/// <summary>A page that notes when it hears of each shift, is cut off at will, and comes back from where it was, as the desk's page does.</summary>
internal sealed class PageWatch : IAsyncDisposable
{
    private readonly Uri _server;
    private readonly long _epoch;
    private readonly Lock _gate = new();
    private readonly List<(string Shift, long At, long ConnectedAt)> _heard = [];
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HubClient? _client;
    private Task _listening = Task.CompletedTask;
    private long _last;
    private long _gaps;
    private long _wanted = long.MaxValue;

    private PageWatch(Uri server, JournalPosition start) => (_server, _epoch, _last) = (server, start.Epoch, start.Sequence);

    public int Breaks { get; private set; }

    /// <summary>Events that came a second time.</summary>
    public long Doubled { get; private set; }

    public static async Task<PageWatch> StartAsync(Uri server, JournalPosition start, CancellationToken cancellationToken)
    {
        var page = new PageWatch(server, start);
        await page.ConnectAsync(cancellationToken);
        return page;
    }

    /// <summary>Cuts the connection so many times within a span, without a word, and connects anew each time.</summary>
    public async Task BreakAsync(int times, TimeSpan within, int seed, CancellationToken cancellationToken)
    {
        var chance = new Random(seed);
        for (var n = 0; n < times; n++)
        {
            await Task.Delay(within / times * (0.5 + chance.NextDouble()) * 0.95, cancellationToken);
            await _client!.DisposeAsync();
            await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Breaks++;
            await ConnectAsync(cancellationToken);
        }
    }

    /// <summary>Completes when the page has heard of an event at or after the sequence.</summary>
    public Task ReachedAsync(long sequence)
    {
        lock (_gate)
        {
            _wanted = sequence;
            if (_last >= sequence)
                _reached.TrySetResult();
        }

        return _reached.Task;
    }

    /// <summary>Events between two places that the page has not heard of.</summary>
    public long Lost(long after, long through) => _gaps + Math.Max(0, through - Math.Max(_last, after));

    /// <summary>Milliseconds from commit to page, of what was committed while the page was connected.</summary>
    public IEnumerable<double> Latencies(IReadOnlyDictionary<string, long> committed) => _heard
        .Where(heard => committed[heard.Shift] >= heard.ConnectedAt)
        .Select(heard => Math.Max(0, Stopwatch.GetElapsedTime(committed[heard.Shift], heard.At).TotalMilliseconds));

    public async ValueTask DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        _client = await HubClient.ConnectAsync(_server, cancellationToken);
        await _client.FollowAsync(_epoch, Interlocked.Read(ref _last), cancellationToken);
        _listening = ListenAsync(_client, Stopwatch.GetTimestamp(), cancellationToken);
    }

    private async Task ListenAsync(HubClient client, long connectedAt, CancellationToken cancellationToken)
    {
        while (true)
        {
            var events = await client.NextEventsAsync(cancellationToken);
            var now = Stopwatch.GetTimestamp();
            lock (_gate)
            {
                foreach (var happened in events)
                {
                    if (happened.Sequence <= _last)
                        Doubled++;
                    else
                        _gaps += happened.Sequence - _last - 1;
                    _last = Math.Max(_last, happened.Sequence);
                    if (happened.Name == "story.position-shifted.v1")
                        _heard.Add((happened.Data.GetProperty("shift").GetProperty("id").GetString()!, now, connectedAt));
                }

                if (_last >= _wanted)
                    _reached.TrySetResult();
            }
        }
    }
}
