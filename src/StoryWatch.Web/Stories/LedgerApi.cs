using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Explaining;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Web.Stories;

/// <summary>Reading a story's ledgers: why a shift was told, who holds what, and which claims the story has.</summary>
internal static class LedgerApi
{
    /// <param name="desk">The group under which a desk's stories are.</param>
    /// <param name="named">Ends the endpoints' names, which are one of a kind.</param>
    public static void MapLedger(this IEndpointRouteBuilder desk, string named)
    {
        desk.MapGet("/shifts/{id}/explanation", ExplainAsync).WithTags("Stories")
            .WithName("ExplainShift" + named).WithSummary("Why a shift was told, what the ledger held, and what became of it.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        desk.MapGet("/stories/{id}/claims", ClaimsAsync).WithTags("Stories")
            .WithName("ListClaimsOfStory" + named).WithSummary("The newest claims of a story, each with its independent sources.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        desk.MapGet("/stories/{id}/positions", PositionsAsync).WithTags("Stories")
            .WithName("ListPositionsOfStory" + named).WithSummary("The position matrix: party by issue, the last stance and since when it is held.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<ExplanationView>, ProblemHttpResult>> ExplainAsync(
        DeskPorts desk, string id, CancellationToken cancellationToken) =>
        await desk.Models.FindShiftAsync(id, cancellationToken) is { } shift
        && await JournalShifts.ExplainAsync(desk.Journal, new StoryId(shift.Story), id, cancellationToken) is { } explanation
            ? TypedResults.Ok(explanation)
            : Problems.Missing("shift", id);

    private static Task<Results<Ok<ClaimList>, ProblemHttpResult>> ClaimsAsync(DeskPorts desk, string id, CancellationToken cancellationToken) =>
        OfEventsAsync(desk, id, events => new ClaimList(ClaimViews.Of(StoryThread.Initial.Evolve(events))), cancellationToken);

    private static Task<Results<Ok<PositionMatrix>, ProblemHttpResult>> PositionsAsync(DeskPorts desk, string id, CancellationToken cancellationToken) =>
        OfEventsAsync(desk, id, events => new PositionMatrix(id, PositionViews.Of(events)), cancellationToken);

    private static async Task<Results<Ok<T>, ProblemHttpResult>> OfEventsAsync<T>(
        DeskPorts desk, string id, Func<IReadOnlyList<StoryEvent>, T> view, CancellationToken cancellationToken)
    {
        var events = await desk.Journal.LoadAsync(new StoryId(id), cancellationToken);
        return events.Count == 0 ? Problems.Missing("story", id) : TypedResults.Ok(view(events));
    }
}
