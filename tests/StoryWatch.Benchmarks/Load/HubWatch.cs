using System.Collections.Concurrent;
using System.Diagnostics;
using StoryWatch.Testing.Hub;

namespace StoryWatch.Benchmarks.Load;

/// <summary>A connected page that notes when it first hears of each article.</summary>
internal sealed class HubWatch : IAsyncDisposable
{
    private readonly HubClient _client;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _heard = new(StringComparer.Ordinal);
    private readonly Task _listening;

    private HubWatch(HubClient client, CancellationToken cancellationToken)
    {
        _client = client;
        _listening = ListenAsync(cancellationToken);
    }

    public static async Task<HubWatch> StartAsync(Uri server, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server };
        var status = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/status", UriKind.Relative), cancellationToken)).RootElement;
        var client = await HubClient.ConnectAsync(server, cancellationToken);
        await client.FollowAsync(status.GetProperty("epoch").GetInt64(), status.GetProperty("sequence").GetInt64(), cancellationToken);
        return new(client, cancellationToken);
    }

    /// <summary>Completes with the timestamp at which the page heard of the article.</summary>
    public Task<long> HeardAsync(string article) => Of(article).Task;

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var events = await _client.NextEventsAsync(cancellationToken);
            var now = Stopwatch.GetTimestamp();
            foreach (var happened in events.Where(happened => happened.Name == "story.article-added.v1"))
                Of(happened.Data.GetProperty("article").GetProperty("id").GetString()!).TrySetResult(now);
        }
    }

    private TaskCompletionSource<long> Of(string article) =>
        _heard.GetOrAdd(article, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
}
