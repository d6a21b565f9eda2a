using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Explaining;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Stories.Threads;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Stories;

/// <summary>Reading a story's ledgers: why a shift was told, and which claims the story has.</summary>
internal static class LedgerApi
{
    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/shifts/{id}/explanation", ExplainAsync).WithTags("Stories").RequireRole(Role.Viewer)
            .WithName("ExplainShift").WithSummary("Why a shift was told, what the ledger held, and what became of it.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/api/stories/{id}/claims", ClaimsAsync).WithTags("Stories").RequireRole(Role.Viewer)
            .WithName("ListClaimsOfStory").WithSummary("The newest claims of a story, each with its independent sources.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<ExplanationView>, ProblemHttpResult>> ExplainAsync(
        IReadModels models, IJournal journal, string id, CancellationToken cancellationToken) =>
        await models.FindShiftAsync(id, cancellationToken) is { } shift
        && await JournalShifts.ExplainAsync(journal, new StoryId(shift.Story), id, cancellationToken) is { } explanation
            ? TypedResults.Ok(explanation)
            : Problems.Missing("shift", id);

    private static async Task<Results<Ok<ClaimList>, ProblemHttpResult>> ClaimsAsync(IJournal journal, string id, CancellationToken cancellationToken)
    {
        var events = await journal.LoadAsync(new StoryId(id), cancellationToken);
        return events.Count == 0 ? Problems.Missing("story", id) : TypedResults.Ok(new ClaimList(ClaimViews.Of(StoryThread.Initial.Evolve(events))));
    }
}
