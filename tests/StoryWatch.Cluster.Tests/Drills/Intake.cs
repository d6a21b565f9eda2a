using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>A feed that pushes articles at a steady rate to whichever door takes them, as a sender does: until it is answered, again.</summary>
internal sealed class Intake(IReadOnlyList<Uri> doors) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(10), ConnectTimeout = TimeSpan.FromSeconds(1) })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    private int _failures;

    /// <summary>When each article was answered as taken.</summary>
    public ConcurrentDictionary<string, long> Accepted { get; } = new();

    /// <summary>Requests that no door answered well.</summary>
    public int Failures => _failures;

    public string? LastFailure { get; private set; }

    /// <summary>Pushes at a rate until stopped; returns when every article that was begun is taken.</summary>
    public async Task RunAsync(IEnumerable<Article> articles, double perSecond, CancellationToken stop)
    {
        var underWay = new List<Task>();
        var started = Stopwatch.GetTimestamp();
        var n = 0;
        foreach (var article in articles)
        {
            var due = TimeSpan.FromSeconds(n / perSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                break;
            var first = n++ % doors.Count;
            underWay.Add(Task.Run(() => PushAsync(article, first), CancellationToken.None));
        }

        await Task.WhenAll(underWay);
    }

    public void Dispose() => _http.Dispose();

    private async Task PushAsync(Article article, int door)
    {
        var record = new { id = article.Id, text = article.Text, title = article.Title, source = article.Source, published = article.Published };
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var answer = await _http.PostAsJsonAsync(new Uri(doors[(door + attempt) % doors.Count], "/api/articles"), record);
                if (answer.IsSuccessStatusCode)
                {
                    Accepted[article.Id] = Stopwatch.GetTimestamp();
                    return;
                }

                Fail($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
            catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
            {
                Fail(lost.Message);
            }

            await Task.Delay(200);
        }
    }

    private void Fail(string reason)
    {
        Interlocked.Increment(ref _failures);
        LastFailure = reason;
    }
}
