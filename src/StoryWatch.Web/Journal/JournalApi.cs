using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Web.Access;
using StoryWatch.Web.Stories;

namespace StoryWatch.Web.Journal;

/// <summary>The journal over HTTP, for programs that follow it without a websocket.</summary>
internal static class JournalApi
{
    public static void MapJournal(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/journal", ReadAsync).WithTags("Journal").RequireRole(Role.Viewer)
            .WithName("ReadJournal").WithSummary("Events after a sequence, in order. Another epoch is another journal: start again from 0.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<JournalPage>, ProblemHttpResult>> ReadAsync(
        IJournal journal, IReadModels models, long? after, int? take, CancellationToken cancellationToken)
    {
        if (Paging.Fault("after", after, take) is { } fault)
            return fault;

        // No further than the views have come: what is told here can be read there.
        var head = await models.PositionAsync(cancellationToken);
        var most = take ?? Paging.Usual;
        var entries = await journal.ReadAsync(after ?? 0, most, cancellationToken);
        var events = entries.TakeWhile(entry => entry.Position.Sequence <= head.Sequence).Select(entry => entry.ToMessage()).ToList();
        return TypedResults.Ok(new JournalPage(head.Epoch, head.Sequence, events, events.Count == most ? events[^1].Sequence : null));
    }
}
