using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Feeds;

namespace StoryWatch.Commands.Feeds;

/// <summary>The feeds of a desk that runs, over its API.</summary>
internal sealed class ServerFeeds : IFeedDesk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _client;

    public ServerFeeds(Uri server, string? token)
    {
        _client = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        if (token is not null)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<IReadOnlyList<FeedView>> ListAsync(CancellationToken cancellationToken) =>
        await SendAsync<FeedView[]>(HttpMethod.Get, "/api/feeds", null, cancellationToken) ?? [];

    public async Task<FeedView> AddAsync(AddFeed request, CancellationToken cancellationToken) =>
        (await SendAsync<FeedView>(HttpMethod.Post, "/api/feeds", JsonContent.Create(request), cancellationToken))!;

    public async Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        await SendAsync<object>(HttpMethod.Delete, $"/api/feeds/{id}", null, cancellationToken);

    public async Task<(bool IsSound, string What)> CheckAsync(FeedView feed, CancellationToken cancellationToken)
    {
        await SendAsync<FeedView>(HttpMethod.Post, $"/api/feeds/{feed.Id}/check", null, cancellationToken);
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Look)
        {
            await Task.Delay(Look, cancellationToken);
            var now = (await SendAsync<FeedView>(HttpMethod.Get, $"/api/feeds/{feed.Id}", null, cancellationToken))!;
            if (now.LastAttempt != feed.LastAttempt)
                return (now.LastError is null, now.LastError ?? $"{now.Health}, {now.ArticlesLastDay} articles of the last day, read as {now.ReadAs}");
        }

        return (false, $"was not polled within {Patience.TotalSeconds} seconds; is a poller running?");
    }

    public async Task<OpmlReceipt> ImportAsync(byte[] opml, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(opml);
        content.Headers.ContentType = new MediaTypeHeaderValue(Opml.MediaType);
        return (await SendAsync<OpmlReceipt>(HttpMethod.Post, "/api/feeds/opml", content, cancellationToken))!;
    }

    public async Task<string> ExportAsync(CancellationToken cancellationToken) => await TextAsync(HttpMethod.Get, "/api/feeds/opml", null, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T?> SendAsync<T>(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        var text = await TextAsync(method, path, content, cancellationToken);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web);
    }

    private async Task<string> TextAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        using var response = await _client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? text : throw new CommandException($"{_client.BaseAddress}: {Reason(response.StatusCode, text)}");
    }

    private static string Reason(HttpStatusCode status, string problem)
    {
        try
        {
            using var details = JsonDocument.Parse(problem);
            return details.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString()! : $"{(int)status}";
        }
        catch (JsonException)
        {
            return $"{(int)status}";
        }
    }
}
