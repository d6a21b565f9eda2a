using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Stories.Threads;
using StoryWatch.Web.Access;
using StoryWatch.Web.Live;

namespace StoryWatch.Web.Stories;

/// <summary>
/// Marks that editors share: events of the story like all others, so that the hub brings them to every page in their order. Answered with the
/// marks as they are when it is in the journal; what stands already makes no event.
/// </summary>
internal static class MarksApi
{
    private static readonly TimeSpan LongestMute = TimeSpan.FromDays(366);

    public static void MapMarks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/desk", DeskAsync).WithTags("Editor").RequireRole(Role.Viewer)
            .WithName("Desk").WithSummary("The marks of all stories, and who has which story open.");

        var story = app.MapGroup("/api/stories/{id}").WithTags("Editor").RequireRole(Role.Editor)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        story.MapPost("/pin", PinAsync).WithName("PinStory").WithSummary("Keep the story at the top of the desk, or no more.");
        story.MapPost("/mute", MuteAsync).WithName("MuteStory").WithSummary("Keep the story quiet until a time, or no more.");
        story.MapPost("/acknowledge", AcknowledgeAsync).WithName("AcknowledgeStory").WithSummary("Say that what the story told was seen.");
        story.MapPost("/assign", AssignAsync).WithName("AssignStory").WithSummary("Give the story to an editor, or to nobody.");
    }

    private static async Task<DeskView> DeskAsync(IReadModels models, Watchers watchers, CancellationToken cancellationToken) =>
        new(await models.MarksAsync(cancellationToken), watchers.All);

    private static Task<Results<Ok<StoryMark>, ProblemHttpResult>> PinAsync(string id, PinRequest pin, EditorDesk desk, CancellationToken cancellationToken) =>
        MarkAsync(id, pin.By, null, (by, _) => new PinStory(pin.On, by, desk.Now), desk, cancellationToken);

    private static Task<Results<Ok<StoryMark>, ProblemHttpResult>> MuteAsync(string id, MuteRequest mute, EditorDesk desk, CancellationToken cancellationToken)
    {
        var fault = mute.Until is not { } until ? null
            : until <= desk.Now ? Problems.Bad("until", "must be in the future")
            : until > desk.Now + LongestMute ? Problems.Bad("until", "must be within a year")
            : null;
        return MarkAsync(id, mute.By, fault, (by, _) => new MuteStory(mute.Until?.ToUniversalTime(), by, desk.Now), desk, cancellationToken);
    }

    private static Task<Results<Ok<StoryMark>, ProblemHttpResult>> AcknowledgeAsync(
        string id, AcknowledgeRequest acknowledge, EditorDesk desk, CancellationToken cancellationToken) => MarkAsync(
        id,
        acknowledge.By,
        acknowledge.Sequence < 0 ? Problems.Bad("sequence", "must not be negative") : null,
        // What has not happened yet cannot have been seen.
        (by, story) => new AcknowledgeStory(Math.Min(acknowledge.Sequence ?? long.MaxValue, story.LastSequence), by, desk.Now),
        desk,
        cancellationToken);

    private static Task<Results<Ok<StoryMark>, ProblemHttpResult>> AssignAsync(string id, AssignRequest assign, EditorDesk desk, CancellationToken cancellationToken)
    {
        var to = string.IsNullOrWhiteSpace(assign.To) ? null : assign.To.Trim();
        return MarkAsync(id, assign.By, EditorFields.NameFault("to", to), (by, _) => new AssignStory(to, by, desk.Now), desk, cancellationToken);
    }

    private static async Task<Results<Ok<StoryMark>, ProblemHttpResult>> MarkAsync(
        string id, string? by, ProblemHttpResult? fault, Func<string, StorySummary, MarkStory> command, EditorDesk desk, CancellationToken cancellationToken)
    {
        if ((EditorFields.ByFault(by) ?? fault) is { } refused)
            return refused;
        if (await desk.FindAsync(id, cancellationToken) is not { } story)
            return Problems.Missing("story", id);
        var told = await desk.TellAsync(id, _ => command(desk.Who(by), story.Summary), cancellationToken);
        return told.Result is ProblemHttpResult problem ? problem : TypedResults.Ok(ToView(id, (await desk.LoadAsync(id, cancellationToken)).Marks));
    }

    private static StoryMark ToView(string id, StoryMarks marks) => new(
        id,
        marks.Pin is { } pin ? new(pin.By, pin.At) : null,
        marks.Mute is { } mute ? new(mute.Until, mute.By, mute.At) : null,
        marks.Acknowledged is { } seen ? new(seen.Through, seen.By, seen.At) : null,
        marks.Assigned is { } assigned ? new(assigned.To, assigned.By, assigned.At) : null);
}
