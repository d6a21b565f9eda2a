using System.Diagnostics;
using System.Net.Http.Json;

namespace StoryWatch.Benchmarks.Load;

/// <summary>Pushes articles one by one over HTTP, many at once, and waits until the page has heard of all.</summary>
internal sealed class Pushing(Uri server, HubWatch watch) : IDisposable
{
    private const int MostAtOnce = 64;
    private static readonly Uri Articles = new("/api/articles", UriKind.Relative);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = MostAtOnce }) { BaseAddress = server };

    public async Task<Measured> PushAsync(SampleArticles articles, int count, int rate, CancellationToken cancellationToken)
    {
        var accepted = new long[count];
        using var places = new SemaphoreSlim(MostAtOnce, MostAtOnce);
        var pushes = new List<Task>(count);
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < count; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / rate) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, cancellationToken);
            await places.WaitAsync(cancellationToken);
            pushes.Add(PushOneAsync(articles, n, accepted, places, cancellationToken));
        }

        await Task.WhenAll(pushes);
        var pushed = Stopwatch.GetElapsedTime(started);
        var heard = await Task.WhenAll(Enumerable.Range(0, count).Select(n => watch.HeardAsync(articles.Make(n).Id))).WaitAsync(Patience, cancellationToken);
        return new Measured(
            [.. heard.Zip(accepted, (at, since) => Stopwatch.GetElapsedTime(since, at).TotalMilliseconds).Order()],
            pushed,
            Stopwatch.GetElapsedTime(started, heard.Max()));
    }

    public void Dispose() => _client.Dispose();

    private async Task PushOneAsync(SampleArticles articles, int n, long[] accepted, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        try
        {
            var (id, title, text) = articles.Make(n);
            using var answer = await _client.PostAsJsonAsync(Articles, new { id, title, text, source = "Load driver" }, cancellationToken);
            answer.EnsureSuccessStatusCode();
            accepted[n] = Stopwatch.GetTimestamp();
        }
        finally
        {
            places.Release();
        }
    }
}

/// <summary>What one part of the load came to.</summary>
/// <param name="Latencies">Milliseconds from the answer to a push to the page's message, ascending; below 0 where the page was told first.</param>
internal sealed record Measured(IReadOnlyList<double> Latencies, TimeSpan Pushed, TimeSpan Walked)
{
    public int Count => Latencies.Count;

    public double Rate => Count / Pushed.TotalSeconds;

    public double WalkRate => Count / Walked.TotalSeconds;

    public double Latency(double quantile) => Latencies[(int)Math.Clamp(Math.Ceiling(quantile * Count) - 1, 0, Count - 1)];
}
