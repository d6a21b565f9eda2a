using System.Net;
using StoryWatch.Feeds.Polling;
using StoryWatch.Newsroom.Outbound;

namespace StoryWatch.Feeds;

/// <summary>Fetches a feed once, within limits of size and time, and from public addresses only unless told otherwise.</summary>
/// <param name="Address">Where it came from, redirects followed.</param>
/// <param name="Charset">As the server says; null where it does not.</param>
public sealed record FeedDownload(byte[] Bytes, Uri Address, string? Charset)
{
    /// <param name="allowPrivateAddresses">
    /// Also from this machine and its networks. Without it, neither the address nor a redirect may lead there, and no proxy is used: it would
    /// resolve names by itself.
    /// </param>
    /// <exception cref="HttpRequestException">It could not be fetched, is too large, or is at an address that is not allowed.</exception>
    public static Task<FeedDownload> GetAsync(Uri feed, bool allowPrivateAddresses, CancellationToken cancellationToken) =>
        GetAsync(feed, allowPrivateAddresses ? null : PublicAddress.Is, cancellationToken);

    /// <summary>For tests, which have no public address to redirect from.</summary>
    internal static async Task<FeedDownload> GetAsync(Uri feed, Func<IPAddress, bool>? allowed, CancellationToken cancellationToken)
    {
        using var fetch = new FeedFetch(new FeedOptions(), TimeProvider.System, allowed);
        return await fetch.GetAsync(feed, null, null, cancellationToken).ConfigureAwait(false) switch
        {
            Fetched fetched => new FeedDownload(fetched.Bytes, fetched.Base, fetched.Charset),
            NotFetched refused => throw new HttpRequestException($"{feed}: {refused.Reason}"),
            _ => throw new HttpRequestException($"{feed} answers 304 Not Modified to a request that set no condition"),
        };
    }
}
