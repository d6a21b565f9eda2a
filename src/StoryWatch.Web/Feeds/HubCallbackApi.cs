using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Web.Articles;

namespace StoryWatch.Web.Feeds;

/// <summary>
/// Where WebSub hubs call: open to everyone, since a hub has no token; what counts is the unguessable part of the address and the signature. Absent
/// from the description, which is for clients of the desk.
/// </summary>
internal static class HubCallbackApi
{
    private const int Limit = 16 * 1024 * 1024;

    public static void MapHubCallbacks(this IEndpointRouteBuilder app)
    {
        var callback = app.MapGroup("/websub/{feed}/{key}").AllowAnonymous().ExcludeFromDescription();
        callback.MapGet("/", VerifyAsync);
        callback.MapPost("/", ReceiveAsync);
    }

    private static async Task<IResult> VerifyAsync(string feed, string key, HttpContext context)
    {
        var (query, stop) = (context.Request.Query, context.RequestAborted);
        TimeSpan? lease = long.TryParse(query["hub.lease_seconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue))
            : null;
        return context.RequestServices.GetService<IFeedPushes>() is { } pushes
            && await pushes.VerifyAsync(feed, key, query["hub.mode"].ToString(), query["hub.topic"], lease, stop)
            ? TypedResults.Text(query["hub.challenge"].ToString())
            : TypedResults.NotFound();
    }

    private static async Task<IResult> ReceiveAsync(string feed, string key, HttpContext context)
    {
        if (context.RequestServices.GetService<IFeedPushes>() is not { } pushes || !await pushes.KnowsAsync(feed, key, context.RequestAborted))
            return TypedResults.NotFound();
        if (await RequestBody.ReadAsync(context.Request, Limit, context.RequestAborted) is not { } body)
            return Problems.TooLarge(Limit);
        var charset = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) ? type.CharSet : null;

        // What has come whole is taken, also where the hub does not wait for the answer.
        return await pushes.ReceiveAsync(feed, key, body, context.Request.Headers["X-Hub-Signature"], charset, CancellationToken.None)
            ? TypedResults.Accepted((string?)null)
            : TypedResults.NotFound();
    }
}
