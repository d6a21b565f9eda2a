using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace StoryWatch.Web.Access;

/// <summary>How much one caller may ask of the server, and how slowly; the configuration section "Limits". Behind it stand the limits of each body.</summary>
internal sealed class WebLimits
{
    public const string Section = "Limits";

    private const int MegaByte = 1024 * 1024;

    /// <summary>Reads of one caller a second; ten times as many at once.</summary>
    public int Reads { get; set; } = 200;

    /// <summary>Searches of one caller a second; three times as many at once.</summary>
    public int Searches { get; set; } = 10;

    /// <summary>Changes of one caller a second; five times as many at once.</summary>
    public int Changes { get; set; } = 20;

    /// <summary>Pushes of one caller under way at once; as many again wait. Their rate is that of the disk.</summary>
    public int PushesAtOnce { get; set; } = 256;

    /// <summary>Seconds in which a request's headers must be there.</summary>
    public double HeaderSeconds { get; set; } = 15;

    /// <summary>Connections at once, the pages' included.</summary>
    public int Connections { get; set; } = 5000;

    public static void Add(WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection(Section).Get<WebLimits>() ?? new WebLimits();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxConcurrentConnections = limits.Connections;

            // Where more is taken, the endpoint itself says how much.
            kestrel.Limits.MaxRequestBodySize = MegaByte;
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(limits.PartitionOf);
            limiter.OnRejected = (rejected, cancellationToken) => new(RefuseAsync(rejected));
        });
    }

    private RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var request = context.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var caller = CallerOf(context);
        return request.Path.StartsWithSegments("/websub") ? Bucket($"hub {context.Connection.RemoteIpAddress}", Changes, 5 * Changes)
            : !request.Path.StartsWithSegments("/api") ? RateLimitPartition.GetNoLimiter("")
            : request.Path.StartsWithSegments("/api/articles") && !isRead ? RateLimitPartition.GetConcurrencyLimiter(
                $"push {caller}", _ => new() { PermitLimit = PushesAtOnce, QueueLimit = PushesAtOnce })
            : request.Path.StartsWithSegments("/api/search") ? Bucket($"search {caller}", Searches, 3 * Searches)
            : isRead ? Bucket($"read {caller}", Reads, 10 * Reads)
            : Bucket($"change {caller}", Changes, 5 * Changes);
    }

    // Who has a token is one caller wherever it is; who has none is where it comes from.
    private static string CallerOf(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true && Caller.Of(context.User).TokenId is { } token ? token : context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static RateLimitPartition<string> Bucket(string key, int aSecond, int atOnce) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
    {
        TokenLimit = atOnce,
        TokensPerPeriod = aSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });

    private static Task RefuseAsync(OnRejectedContext rejected)
    {
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "Too many requests at once. Try again in a moment.").ExecuteAsync(rejected.HttpContext);
    }
}
