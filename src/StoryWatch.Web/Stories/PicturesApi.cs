using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Web.Stories;

/// <summary>A story at a glance: who holds what, and what happened when.</summary>
internal static class PicturesApi
{
    /// <param name="desk">The group under which a desk's stories are.</param>
    /// <param name="named">Ends the endpoints' names, which are one of a kind.</param>
    public static void MapPictures(this IEndpointRouteBuilder desk, string named)
    {
        desk.MapGet("/stories/{id}/positions", PositionsAsync).WithTags("Stories")
            .WithName("ListPositionsOfStory" + named).WithSummary("The position matrix: party by issue, the last stance and since when it is held.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        desk.MapGet("/stories/{id}/timeline", TimelineAsync).WithTags("Stories")
            .WithName("TimelineOfStory" + named).WithSummary("Developments, and each party's shifts, in time.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<PositionMatrix>, ProblemHttpResult>> PositionsAsync(string id, DeskPorts desk, CancellationToken cancellationToken)
    {
        var events = await desk.Journal.LoadAsync(new StoryId(id), cancellationToken);
        return events.Count == 0 ? Problems.Missing("story", id) : TypedResults.Ok(new PositionMatrix(id, PositionViews.Of(events)));
    }

    private static async Task<Results<Ok<StoryTimeline>, ProblemHttpResult>> TimelineAsync(string id, DeskPorts desk, CancellationToken cancellationToken) =>
        await desk.Models.FindAsync(id, cancellationToken) is { } story ? TypedResults.Ok(TimelineViews.Of(story)) : Problems.Missing("story", id);
}
