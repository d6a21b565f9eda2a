using StoryWatch.Contracts;
using StoryWatch.Feeds;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Storage;

namespace StoryWatch.Commands.Feeds;

/// <summary>The feeds in a data folder that no server uses.</summary>
internal sealed class StoredFeeds : IFeedDesk
{
    private readonly IHost _host;
    private readonly IFeeds _feeds;

    private StoredFeeds(IHost host) => (_host, _feeds) = (host, host.Services.GetRequiredService<IFeeds>());

    /// <exception cref="CommandException">The folder is in use or cannot be used.</exception>
    public static async Task<StoredFeeds> OpenAsync(DirectoryInfo data, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSqliteStorage(data.FullName);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            return new StoredFeeds(host);
        }
        catch (StorageRefusedException refused)
        {
            host.Dispose();
            throw new CommandException($"{refused.Message} Where a desk runs on it, name it: --server http://localhost:5080");
        }
    }

    public async Task<IReadOnlyList<FeedView>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await _feeds.ListAsync(cancellationToken)).Select(View)];

    public async Task<FeedView> AddAsync(AddFeed request, CancellationToken cancellationToken)
    {
        var (feed, fault) = FeedRequests.Read(request.Url, request.Title, request.Outlet, request.Format, false, request.FetchArticles == true);
        if (feed is null)
            throw new CommandException($"{request.Url}: {fault}.");
        return await _feeds.AddAsync(feed, cancellationToken) ? View(feed) : throw new CommandException($"The feed is there already: {feed.Url}");
    }

    public Task RemoveAsync(string id, CancellationToken cancellationToken) => _feeds.RemoveAsync(id, cancellationToken);

    public async Task<(bool IsSound, string What)> CheckAsync(FeedView feed, CancellationToken cancellationToken)
    {
        try
        {
            var download = await FeedDownload.GetAsync(new Uri(feed.Url), allowPrivateAddresses: false, cancellationToken);
            var lines = FeedDocument.Read(download.Bytes, feed.Url, download.Charset, DateTimeOffset.UtcNow);
            var newest = lines.Max(line => line.Article?.Published);
            return (true, $"{lines.Count(line => line.Article is not null)} articles{(newest is { } time ? $", the newest of {time:yyyy-MM-dd HH:mm}Z" : "")}");
        }
        catch (Exception fault) when (fault is HttpRequestException or FeedFormatException)
        {
            return (false, fault.Message.StartsWith($"{feed.Url}: ", StringComparison.Ordinal) ? fault.Message[(feed.Url.Length + 2)..] : fault.Message);
        }
    }

    public async Task<OpmlReceipt> ImportAsync(byte[] opml, CancellationToken cancellationToken)
    {
        try
        {
            var (listed, faults) = Opml.Read(new MemoryStream(opml, writable: false));
            var added = 0;
            foreach (var feed in listed)
                added += await _feeds.AddAsync(feed, cancellationToken) ? 1 : 0;
            return new(added, listed.Count - added, faults);
        }
        catch (FormatException broken)
        {
            throw new CommandException($"The file {broken.Message}.");
        }
    }

    public async Task<string> ExportAsync(CancellationToken cancellationToken) => Opml.Write(await _feeds.ListAsync(cancellationToken), DateTimeOffset.UtcNow);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
    }

    private static FeedView View(Feed feed) => FeedViews.Of(feed, DateTimeOffset.UtcNow);
}
