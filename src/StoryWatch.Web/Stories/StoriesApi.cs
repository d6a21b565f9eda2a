using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;

namespace StoryWatch.Web.Stories;

/// <summary>Reading stories and their shifts.</summary>
internal static class StoriesApi
{
    /// <param name="desk">The group under which a desk's stories are.</param>
    /// <param name="named">Ends the endpoints' names, which are one of a kind.</param>
    public static void MapStories(this IEndpointRouteBuilder desk, string named)
    {
        var stories = desk.MapGroup("/stories").WithTags("Stories");

        stories.MapGet("/", ListAsync)
            .WithName("ListStories" + named).WithSummary("Stories by last shift, newest first, with the place in the journal to follow the hub from.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

        stories.MapGet("/{id}", FindAsync)
            .WithName("FindStory" + named).WithSummary("One story with its articles and shifts.")
            .ProducesProblem(StatusCodes.Status404NotFound);

        stories.MapGet("/{id}/shifts", ShiftsOfAsync)
            .WithName("ListShiftsOfStory" + named).WithSummary("A story's shifts in journal order, after a sequence.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        desk.MapGet("/shifts", ShiftsAsync).WithTags("Stories")
            .WithName("ListShifts" + named).WithSummary("The shifts of all stories in journal order, after a sequence.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<StoryPage>, ProblemHttpResult>> ListAsync(DeskPorts desk, int? skip, int? take, CancellationToken cancellationToken)
    {
        if (Paging.Fault("skip", skip, take) is { } fault)
            return fault;

        // The position first: a story that moves in between is then told twice, and never missed.
        var position = await desk.Models.PositionAsync(cancellationToken);
        var (from, most) = (skip ?? 0, take ?? Paging.Usual);
        var stories = await desk.Models.ListAsync(from, most, cancellationToken);
        return TypedResults.Ok(new StoryPage(position.Epoch, position.Sequence, stories, stories.Count == most ? from + most : null));
    }

    private static async Task<Results<Ok<StoryDetail>, ProblemHttpResult>> FindAsync(DeskPorts desk, string id, CancellationToken cancellationToken) =>
        await desk.Models.FindAsync(id, cancellationToken) is { } story ? TypedResults.Ok(story) : Problems.Missing("story", id);

    private static async Task<Results<Ok<ShiftPage>, ProblemHttpResult>> ShiftsOfAsync(
        DeskPorts desk, string id, long? after, int? take, CancellationToken cancellationToken)
    {
        if (Paging.Fault("after", after, take) is { } fault)
            return fault;
        var page = await ReadAsync(desk, id, after, take, cancellationToken);
        return page.Shifts.Count == 0 && await desk.Models.FindAsync(id, cancellationToken) is null
            ? Problems.Missing("story", id)
            : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<ShiftPage>, ProblemHttpResult>> ShiftsAsync(DeskPorts desk, long? after, int? take, CancellationToken cancellationToken) =>
        Paging.Fault("after", after, take) is { } fault ? fault : TypedResults.Ok(await ReadAsync(desk, null, after, take, cancellationToken));

    private static async Task<ShiftPage> ReadAsync(DeskPorts desk, string? story, long? after, int? take, CancellationToken cancellationToken)
    {
        var most = take ?? Paging.Usual;
        var shifts = await desk.Models.ShiftsAsync(story, after ?? 0, most, cancellationToken);
        return new(shifts, shifts.Count == most ? shifts[^1].Sequence : null);
    }
}
