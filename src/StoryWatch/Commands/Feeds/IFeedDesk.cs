using System.Globalization;
using StoryWatch.Contracts;

namespace StoryWatch.Commands.Feeds;

/// <summary>The feeds of a desk, wherever it is. Each throws a <see cref="CommandException"/> in words where it cannot do what it is asked.</summary>
internal interface IFeedDesk : IAsyncDisposable
{
    Task<IReadOnlyList<FeedView>> ListAsync(CancellationToken cancellationToken);

    Task<FeedView> AddAsync(AddFeed request, CancellationToken cancellationToken);

    Task RemoveAsync(string id, CancellationToken cancellationToken);

    /// <summary>Whether the feed can be fetched and read now, and what came or why not.</summary>
    Task<(bool IsSound, string What)> CheckAsync(FeedView feed, CancellationToken cancellationToken);

    Task<OpmlReceipt> ImportAsync(byte[] opml, CancellationToken cancellationToken);

    Task<string> ExportAsync(CancellationToken cancellationToken);
}

/// <summary>A feed as one line.</summary>
internal static class FeedLine
{
    public static string Of(FeedView feed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{feed.Id}  {(feed.Paused ? "paused" : feed.Health),-7}  {feed.ArticlesLastDay,4} a day  {feed.Url}{(feed.Title is { } title ? $"  ({title})" : "")}{(feed.LastError is { } error ? $"  {error}" : "")}");
}
