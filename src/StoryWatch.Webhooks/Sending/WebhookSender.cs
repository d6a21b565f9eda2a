using System.Net;
using System.Net.Http.Headers;
using System.Text;
using StoryWatch.Newsroom.Outbound;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Webhooks.Signing;

namespace StoryWatch.Webhooks.Sending;

/// <summary>Sends one message once, signed, and says what came of it. Never throws for what an endpoint does.</summary>
internal sealed class WebhookSender(HttpMessageHandler handler, TimeProvider clock) : IDisposable
{
    /// <summary>An endpoint answers within this time or has failed.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private const int ExcerptBytes = 1024;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker _http = new(handler);

    /// <summary>How endpoints are reached: no redirects, no cookies; and only at allowed addresses.</summary>
    /// <param name="allowed">Null for every address.</param>
    /// <param name="resolve">The system's resolver where null.</param>
    public static SocketsHttpHandler CreateHandler(Func<IPAddress, bool>? allowed, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,

            // A name that moves is asked again; what is checked is checked again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ActivityHeadersPropagator = null,
        };
        if (allowed is not null)
            handler.ConnectOnlyTo(allowed, resolve);
        return handler;
    }

    public async Task<Answer> SendAsync(Subscription subscription, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(Limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = Create(subscription, message, clock.GetUtcNow());
            using var response = await _http.SendAsync(request, both.Token).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            if (response.IsSuccessStatusCode)
                return new(status, null, null, null, clock.GetElapsedTime(started));
            var excerpt = await ReadExcerptAsync(response, both.Token).ConfigureAwait(false);
            return new(status, Reason(response), excerpt, RetryAfter(response), clock.GetElapsedTime(started));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, Reason(failure, limit.IsCancellationRequested), null, null, clock.GetElapsedTime(started));
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Create(Subscription subscription, OutgoingMessage message, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Url) { Content = new ReadOnlyMemoryContent(message.Body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation("User-Agent", "StoryWatch-Webhooks/1.0");
        request.Headers.TryAddWithoutValidation("webhook-id", message.Id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", StandardSignature.SecondsOf(now));
        request.Headers.TryAddWithoutValidation(
            "webhook-signature", StandardSignature.Sign(subscription.Secrets.At(now), message.Id, now, message.Body.Span));
        return request;
    }

    private static string Reason(HttpResponseMessage response) => (int)response.StatusCode is >= 300 and < 400
        ? $"{(int)response.StatusCode}: a redirect is not followed"
        : $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();

    private static string Reason(Exception failure, bool tookTooLong) => failure switch
    {
        _ when tookTooLong => $"no answer within {Limit.TotalSeconds} seconds",
        HttpRequestException { InnerException: AddressRefusedException refused } => refused.Message,
        HttpRequestException { InnerException: IOException broken } => $"the connection broke: {broken.Message}",
        _ => failure.Message,
    };

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait is { } given && given > TimeSpan.Zero ? given : null;
    }

    private static async Task<string> ReadExcerptAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = new byte[ExcerptBytes];
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Encoding.UTF8.GetString(bytes, 0, read);
        }
    }
}
