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

    /// <param name="desk">The group under which a desk's stories are.</param>
    /// <param name="named">Ends the endpoint's name, which is one of a kind.</param>
    public static void MapStoryEvents(this IEndpointRouteBuilder desk, string named) =>
        desk.MapGet("/stories/{id}/events", ReadStoryAsync).WithTags("Stories")
            .WithName("ReadStoryEvents" + named).WithSummary("One story's events after a sequence, in order: claims, reports and corrections included.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<JournalPage>, ProblemHttpResult>> ReadAsync(
        IJournal journal, IReadModels models, long? after, int? take, CancellationToken cancellationToken)
    {
        if (Paging.Fault("after", after, take) is { } fault)
            return fault;

        var head = await models.PositionAsync(cancellationToken);
        var most = take ?? Paging.Usual;
        return TypedResults.Ok(PageOf(await journal.ReadAsync(after ?? 0, most, cancellationToken), head, most));
    }

    private static async Task<Results<Ok<JournalPage>, ProblemHttpResult>> ReadStoryAsync(
        DeskPorts desk, string id, long? after, int? take, CancellationToken cancellationToken)
    {
        if (Paging.Fault("after", after, take) is { } fault)
            return fault;

        var head = await desk.Models.PositionAsync(cancellationToken);
        var most = take ?? Paging.Usual;
        var page = PageOf(await desk.Journal.ReadStoryAsync(new(id), after ?? 0, most, cancellationToken), head, most);
        return page.Events.Count == 0 && await desk.Models.FindAsync(id, cancellationToken) is null
            ? Problems.Missing("story", id)
            : TypedResults.Ok(page);
    }

    // No further than the views have come: what is told here can be read there.
    private static JournalPage PageOf(IReadOnlyList<JournalEntry> entries, JournalPosition head, int most)
    {
        var events = entries.TakeWhile(entry => entry.Position.Sequence <= head.Sequence).Select(entry => entry.ToMessage()).ToList();
        return new(head.Epoch, head.Sequence, events, events.Count == most ? events[^1].Sequence : null);
    }
}
