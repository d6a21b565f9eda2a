using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Web.Stories;

namespace StoryWatch.Web.Replays;

/// <summary>Hands requests under a replay's address that replay's desk, or answers that there is none.</summary>
internal sealed class ReplayGate(RequestDelegate next, ReplaySessions sessions)
{
    /// <summary>The route value that names the replay.</summary>
    public const string Replay = "replay";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || context.GetRouteValue(Replay) is not string id)
            return next(context);
        if (sessions.Find(id) is not { } session)
            return Problems.Missing("replay", id).ExecuteAsync(context);
        if (session.Desk is { } desk)
            context.Features.Set(new DeskPorts(desk.Inbox, desk.Journal, desk.Models));
        else if (endpoint.Metadata.GetMetadata<OfItsDesk>() is not null)
            return Problems.Of(StatusCodes.Status409Conflict, "The replay is reading its archive: there is nothing to see yet.").ExecuteAsync(context);
        return next(context);
    }

    /// <summary>Marks endpoints that read the replay's desk; nothing of the live desk may be shown for it.</summary>
    internal sealed record OfItsDesk;
}
