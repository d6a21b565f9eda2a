using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Web.Access;
using StoryWatch.Web.Stories;

namespace StoryWatch.Web.Feeds;

/// <summary>The feeds of the desk: list, add, change, remove, ask for, and their health.</summary>
internal static class FeedsApi
{
    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        var feeds = app.MapGroup("/api/feeds").WithTags("Feeds").RequireRole(Role.Viewer, Role.Admin);

        feeds.MapGet("/", ListAsync).WithName("ListFeeds").WithSummary("All feeds with their health, by address.");
        feeds.MapPost("/", AddAsync).WithName("AddFeed").WithSummary("Read a feed from now on; it is polled at once.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        feeds.MapGet("/alerts", AlertsAsync).WithName("ListFeedAlerts").WithSummary("Changes of feeds' health in order, after a sequence.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        feeds.MapOpml();

        feeds.MapGet("/{id}", FindAsync).WithName("FindFeed").WithSummary("One feed with its health.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        feeds.MapPatch("/{id}", ChangeAsync).WithName("ChangeFeed").WithSummary("Rename, pause or set how a feed is read; what is absent stays.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        feeds.MapDelete("/{id}", RemoveAsync).WithName("RemoveFeed").WithSummary("Read a feed no more; its articles stay.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        feeds.MapPost("/{id}/check", CheckAsync).WithName("CheckFeed").WithSummary("Poll a feed as soon as can be, also one that is paused or gone.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<IReadOnlyList<FeedView>>> ListAsync(IFeeds feeds, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok<IReadOnlyList<FeedView>>([.. (await feeds.ListAsync(cancellationToken)).Select(feed => FeedViews.Of(feed, now))]);
    }

    private static async Task<Results<Created<FeedView>, ProblemHttpResult>> AddAsync(
        AddFeed request, IFeeds feeds, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (feed, fault) = FeedRequests.Read(
            request.Url, request.Title, request.Outlet, request.Format, request.Paused ?? false, request.FetchArticles ?? false);
        if (feed is null)
            return Bad(fault);
        return await feeds.AddAsync(feed, cancellationToken)
            ? TypedResults.Created($"/api/feeds/{feed.Id}", FeedViews.Of(feed, clock.GetUtcNow()))
            : Problems.Of(StatusCodes.Status409Conflict, $"The feed is there already: {feed.Url}");
    }

    private static async Task<Results<Ok<FeedAlertPage>, ProblemHttpResult>> AlertsAsync(
        IFeeds feeds, long? after, int? take, CancellationToken cancellationToken)
    {
        if (Paging.Fault("after", after, take) is { } fault)
            return fault;
        var most = take ?? Paging.Usual;
        var alerts = await feeds.AlertsAsync(after ?? 0, most, cancellationToken);
        return TypedResults.Ok(new FeedAlertPage([.. alerts.Select(FeedViews.Of)], alerts.Count == most ? alerts[^1].Sequence : null));
    }

    private static async Task<Results<Ok<FeedView>, ProblemHttpResult>> FindAsync(
        string id, IFeeds feeds, TimeProvider clock, CancellationToken cancellationToken) =>
        await feeds.FindAsync(id, cancellationToken) is { } feed
            ? TypedResults.Ok(FeedViews.Of(feed, clock.GetUtcNow()))
            : Problems.Missing("feed", id);

    private static async Task<Results<Ok<FeedView>, ProblemHttpResult>> ChangeAsync(
        string id, ChangeFeed change, IFeeds feeds, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await feeds.FindAsync(id, cancellationToken) is not { } feed)
            return Problems.Missing("feed", id);
        var (settings, fault) = FeedRequests.Change(
            feed.Settings, change.Title, change.Outlet, change.Format, change.Paused, change.FetchArticles);
        if (settings is null)
            return Bad(fault);
        return await feeds.ChangeAsync(id, settings, cancellationToken)
            ? TypedResults.Ok(FeedViews.Of(feed with { Settings = settings }, clock.GetUtcNow()))
            : Problems.Missing("feed", id);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string id, IFeeds feeds, CancellationToken cancellationToken) =>
        await feeds.RemoveAsync(id, cancellationToken) ? TypedResults.NoContent() : Problems.Missing("feed", id);

    private static async Task<Results<Accepted<FeedView>, ProblemHttpResult>> CheckAsync(
        string id, IFeeds feeds, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await feeds.AskAsync(id, now, cancellationToken) && await feeds.FindAsync(id, cancellationToken) is { } feed
            ? TypedResults.Accepted($"/api/feeds/{id}", FeedViews.Of(feed, now))
            : Problems.Missing("feed", id);
    }

    private static ProblemHttpResult Bad(ArticleFault? fault) => Problems.Bad(fault!.Field, fault.Reason);
}
