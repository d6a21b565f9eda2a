using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Stories;

/// <summary>Reading stories and their shifts.</summary>
internal static class StoriesApi
{
    public static void MapStories(this IEndpointRouteBuilder app)
    {
        var stories = app.MapGroup("/api/stories").WithTags("Stories").RequireRole(Role.Viewer);

        stories.MapGet("/", ListAsync)
            .WithName("ListStories").WithSummary("Stories by last shift, newest first, with the place in the journal to follow the hub from.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

        stories.MapGet("/{id}", FindAsync)
            .WithName("FindStory").WithSummary("One story with its articles and shifts.")
            .ProducesProblem(StatusCodes.Status404NotFound);

        stories.MapGet("/{id}/shifts", ShiftsOfAsync)
            .WithName("ListShiftsOfStory").WithSummary("A story's shifts in journal order, after a sequence.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        app.MapGet("/api/shifts", ShiftsAsync).WithTags("Stories").RequireRole(Role.Viewer)
            .WithName("ListShifts").WithSummary("The shifts of all stories in journal order, after a sequence.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<StoryPage>, ProblemHttpResult>> ListAsync(IReadModels models, int? skip, int? take, CancellationToken cancellationToken)
    {
        if (Paging.Fault("skip", skip, take) is { } fault)
            return fault;

        // The position first: a story that moves in between is then told twice, and never missed.
        var position = await models.PositionAsync(cancellationToken);
        var (from, most) = (skip ?? 0, take ?? Paging.Usual);
        var stories = await models.ListAsync(from, most, cancellationToken);
        return TypedResults.Ok(new StoryPage(position.Epoch, position.Sequence, stories, stories.Count == most ? from + most : null));
    }

    private static async Task<Results<Ok<StoryDetail>, ProblemHttpResult>> FindAsync(IReadModels models, string id, CancellationToken cancellationToken) =>
        await models.FindAsync(id, cancellationToken) is { } story ? TypedResults.Ok(story) : Problems.Missing("story", id);

    private static async Task<Results<Ok<ShiftPage>, ProblemHttpResult>> ShiftsOfAsync(
        IReadModels models, string id, long? after, int? take, CancellationToken cancellationToken)
    {
        if (Paging.Fault("after", after, take) is { } fault)
            return fault;
        var page = await ReadAsync(models, id, after, take, cancellationToken);
        return page.Shifts.Count == 0 && await models.FindAsync(id, cancellationToken) is null
            ? Problems.Missing("story", id)
            : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<ShiftPage>, ProblemHttpResult>> ShiftsAsync(IReadModels models, long? after, int? take, CancellationToken cancellationToken) =>
        Paging.Fault("after", after, take) is { } fault ? fault : TypedResults.Ok(await ReadAsync(models, null, after, take, cancellationToken));

    private static async Task<ShiftPage> ReadAsync(IReadModels models, string? story, long? after, int? take, CancellationToken cancellationToken)
    {
        var most = take ?? Paging.Usual;
        var shifts = await models.ShiftsAsync(story, after ?? 0, most, cancellationToken);
        return new(shifts, shifts.Count == most ? shifts[^1].Sequence : null);
    }
}
