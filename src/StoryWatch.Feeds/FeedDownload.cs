using System.Net;
using StoryWatch.Newsroom.Outbound;

namespace StoryWatch.Feeds;

/// <summary>Fetches a feed once, within limits of size and time, and from public addresses only unless told otherwise.</summary>
public static class FeedDownload
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The document's bytes.</summary>
    /// <param name="allowPrivateAddresses">
    /// Also from this machine and its networks. Without it, neither the address nor a redirect may lead there, and no proxy is used: it would
    /// resolve names by itself.
    /// </param>
    /// <exception cref="HttpRequestException">It could not be fetched, is too large, or is at an address that is not allowed.</exception>
    public static async Task<byte[]> GetAsync(Uri feed, bool allowPrivateAddresses, CancellationToken cancellationToken)
    {
        using var handler = CreateHandler();
        if (!allowPrivateAddresses)
            handler.ConnectOnlyTo(PublicAddress.Is);
        return await GetAsync(feed, handler, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For tests, which have no public address to redirect from.</summary>
    internal static async Task<byte[]> GetAsync(Uri feed, Func<IPAddress, bool> allowed, CancellationToken cancellationToken)
    {
        using var handler = CreateHandler();
        handler.ConnectOnlyTo(allowed);
        return await GetAsync(feed, handler, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]> GetAsync(Uri feed, SocketsHttpHandler handler, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(handler, disposeHandler: false) { Timeout = Patience, MaxResponseContentBufferSize = FeedLimits.Characters };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("StoryWatch/1.0");
        try
        {
            return await client.GetByteArrayAsync(feed, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException refused) when (refused.InnerException is AddressRefusedException reason)
        {
            throw new HttpRequestException($"{reason.Message}; --allow-private-addresses permits others", refused);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"{feed} did not answer within {Patience.TotalSeconds} seconds.");
        }
    }

    private static SocketsHttpHandler CreateHandler() => new() { AutomaticDecompression = DecompressionMethods.All, MaxAutomaticRedirections = 5 };
}
