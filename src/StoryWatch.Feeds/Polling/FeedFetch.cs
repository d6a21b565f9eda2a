using System.Net;
using StoryWatch.Newsroom.Outbound;

namespace StoryWatch.Feeds.Polling;

/// <summary>
/// Fetches documents over HTTP: conditional, within limits of size and time, from allowed addresses only, each redirect checked again and told
/// apart by whether it is for good. Never throws but for a canceled caller.
/// </summary>
internal sealed class FeedFetch : IDisposable
{
    private const int MostRedirects = 5;

    private readonly HttpClient _client;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _clock;

    public FeedFetch(FeedOptions options, TimeProvider clock)
        : this(options, clock, options.AllowPrivateAddresses ? null : PublicAddress.Is)
    {
    }

    /// <param name="allowed">Addresses to connect to; null for every one.</param>
    internal FeedFetch(FeedOptions options, TimeProvider clock, Func<IPAddress, bool>? allowed)
    {
        // The limit of time is kept by the clock that a test may set.
        _client = new HttpClient(CreateHandler(allowed)) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        _client.DefaultRequestHeaders.TryAddWithoutValidation(
            "Accept",
            "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.9, */*;q=0.5");
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        (_patience, _clock) = (options.Patience, clock);
    }

    public void Dispose() => _client.Dispose();

    /// <param name="etag">The validators of the last document, as the server wrote them.</param>
    public Task<FetchResult> GetAsync(Uri address, string? etag, string? lastModified, CancellationToken cancellationToken) =>
        WithinLimitsAsync(stop => FollowAsync(address, etag, lastModified, stop), cancellationToken);

    /// <summary>Posts a form; a <see cref="Fetched"/> without bytes where the server took it (2xx).</summary>
    public Task<FetchResult> PostAsync(Uri address, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken) => WithinLimitsAsync(
        async stop =>
        {
            // Of the answer its status counts: a body without end is left where it is.
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? new Fetched([], address, null) : Refusal(response);
        },
        cancellationToken);

    private static SocketsHttpHandler CreateHandler(Func<IPAddress, bool>? allowed)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxResponseDrainSize = 0,
        };
        if (allowed is not null)
            handler.ConnectOnlyTo(allowed);
        return handler;
    }

    private async Task<FetchResult> WithinLimitsAsync(Func<CancellationToken, Task<FetchResult>> request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_patience, _clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await request(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new NotFetched(FetchFault.Away, $"did not answer whole within {_patience.TotalSeconds} seconds");
        }
        catch (HttpRequestException fault) when (fault.InnerException is AddressRefusedException refused)
        {
            return new NotFetched(FetchFault.Refused, $"{refused.Message}; --allow-private-addresses permits others");
        }
        catch (BodyTooLargeException large)
        {
            return new NotFetched(FetchFault.TooLarge, large.Message);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever the other side made go wrong (damaged brotli is an InvalidOperationException) is its own fault.
            return new NotFetched(FetchFault.Away, fault.Message);
        }
    }

    private async Task<FetchResult> FollowAsync(Uri address, string? etag, string? lastModified, CancellationToken cancellationToken)
    {
        var (at, isForGood) = (address, true);
        Uri? moved = null;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, at);
            if (etag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", etag);
            if (lastModified is not null)
                request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return await ReadAsync(response, at, moved, etag is not null || lastModified is not null, cancellationToken).ConfigureAwait(false);
            }

            if (response.Headers.Location is not { } location || !Uri.TryCreate(at, location, out var next) || next.Scheme is not ("http" or "https"))
                return new NotFetched(FetchFault.Refused, $"{(int)response.StatusCode} redirects to no web address");

            // One step for now ends what was for good; a secure address is not given up for good.
            isForGood &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect && !(at.Scheme == "https" && next.Scheme == "http");
            at = next;
            moved = isForGood ? next : moved;
        }

        return new NotFetched(FetchFault.Refused, $"redirects more than {MostRedirects} times");
    }

    private async Task<FetchResult> ReadAsync(HttpResponseMessage response, Uri at, Uri? moved, bool isConditional, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.NotModified)
        {
            return isConditional
                ? new NotModified(response.Verbatim("ETag"), response.Verbatim("Last-Modified"))
                : new NotFetched(FetchFault.Away, "answers 304 Not Modified to a request that set no condition");
        }

        if (!response.IsSuccessStatusCode)
            return Refusal(response);
        var bytes = await FetchBody.ReadAsync(response, FeedLimits.Characters, cancellationToken).ConfigureAwait(false);
        var location = response.Content.Headers.ContentLocation;
        return new Fetched(bytes, at, moved)
        {
            Base = location is not null && Uri.TryCreate(at, location, out var stated) && stated.Scheme is "http" or "https" ? stated : at,
            Charset = response.Charset(),
            MediaType = response.Content.Headers.ContentType?.MediaType,
            ETag = response.Verbatim("ETag"),
            LastModified = response.Verbatim("Last-Modified"),
            MaxAge = response.Headers.CacheControl is { NoCache: false, MaxAge: { } age } ? age : null,
            Links = response.Links(),
        };
    }

    private NotFetched Refusal(HttpResponseMessage response)
    {
        var (status, retryAt) = (response.StatusCode, response.RetryAt(_clock.GetUtcNow()));
        var fault = status switch
        {
            HttpStatusCode.Gone => FetchFault.Gone,
            HttpStatusCode.TooManyRequests => FetchFault.TooOften,
            HttpStatusCode.ServiceUnavailable when retryAt is not null => FetchFault.TooOften,
            >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout => FetchFault.Away,
            _ => FetchFault.Refused,
        };
        return new NotFetched(fault, $"{(int)status} {response.ReasonPhrase}".TrimEnd()) { RetryAt = retryAt };
    }
}
