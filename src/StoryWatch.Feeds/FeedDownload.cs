namespace StoryWatch.Feeds;

/// <summary>Fetches a feed once, within limits of size and time.</summary>
public static class FeedDownload
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The document's bytes.</summary>
    /// <exception cref="HttpRequestException">It could not be fetched, or is too large.</exception>
    public static async Task<byte[]> GetAsync(Uri feed, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All, MaxAutomaticRedirections = 5 })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = FeedLimits.Characters,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("StoryWatch/1.0");
        try
        {
            return await client.GetByteArrayAsync(feed, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"{feed} did not answer within {Patience.TotalSeconds} seconds.");
        }
    }
}
