using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Web.Access;
using StoryWatch.Web.Stories;

namespace StoryWatch.Web.Webhooks;

/// <summary>The events of webhooks for those who would rather pull, and what every message looks like.</summary>
internal static class EventsApi
{
    private const int LongestWait = 30;

    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/events", PullAsync).WithTags("Events").RequireRole(Role.Viewer)
            .WithName("PullEvents")
            .WithSummary("Events after a cursor; without one from the beginning, after=latest for none yet. With wait, up to so many seconds until there is one.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status410Gone);

        app.MapGet("/api/schemas", () => TypedResults.Ok(EventSchemas.Names)).WithTags("Events").RequireRole(Role.Viewer)
            .WithName("ListSchemas").WithSummary("The wire names of all messages.");

        app.MapGet("/api/schemas/{name}", FindSchema).WithTags("Events").RequireRole(Role.Viewer)
            .WithName("FindSchema").WithSummary("The JSON Schema of one message.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<ContentHttpResult, ProblemHttpResult> FindSchema(string name) =>
        EventSchemas.Of(name) is { } schema
            ? TypedResults.Text(schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true }), "application/schema+json")
            : Problems.Missing("event", name);

    private static async Task<Results<Ok<EventPage>, ProblemHttpResult>> PullAsync(
        [AsParameters] PullQuery query, EventPull pull, CancellationToken cancellationToken)
    {
        if (Paging.Fault("after", null, query.Take) is { } fault)
            return fault;
        if (query.Wait is < 0 or > LongestWait)
            return Problems.Bad("wait", $"must be from 0 to {LongestWait} seconds");
        var (filter, filterFault) = WebhookDraft.ReadFilter(query.ToFilter());
        if (filterFault is not null)
            return filterFault;
        if (!EventPull.TryRead(query.After, out var cursor))
            return Problems.Bad("after", "must be a cursor that this server gave, or latest");
        var page = await pull.ReadAsync(cursor, filter!, query.Take ?? Paging.Usual, TimeSpan.FromSeconds(query.Wait ?? 0), cancellationToken);
        return page is null
            ? Problems.Of(StatusCodes.Status410Gone, "The cursor is of another journal: start again without one, or with after=latest.")
            : TypedResults.Ok(page);
    }

    /// <summary>The query of a pull; the filter's fields are those of a webhook, without a filter it is every event.</summary>
    internal sealed record PullQuery(
        [property: FromQuery(Name = "after")] string? After,
        [property: FromQuery(Name = "take")] int? Take,
        [property: FromQuery(Name = "wait")] int? Wait,
        [property: FromQuery(Name = "event")] string[]? Event,
        [property: FromQuery(Name = "story")] string[]? Story,
        [property: FromQuery(Name = "actor")] string[]? Actor,
        [property: FromQuery(Name = "issue")] string[]? Issue,
        [property: FromQuery(Name = "kind")] string[]? Kind,
        [property: FromQuery(Name = "outlet")] string[]? Outlet,
        [property: FromQuery(Name = "minSeverity")] int? MinSeverity,
        [property: FromQuery(Name = "minSources")] int? MinSources)
    {
        public WebhookFilter ToFilter() =>
            new(Event is { Length: > 0 } ? Event : [SubscriptionFilter.EveryEvent], Story, Actor, Issue, Kind, Outlet, MinSeverity, MinSources);
    }
}
