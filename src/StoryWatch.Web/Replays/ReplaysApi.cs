using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Replay.Expectations;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Web.Access;
using StoryWatch.Web.Stories;

namespace StoryWatch.Web.Replays;

/// <summary>
/// Replays beside the live desk: editors start and steer them, viewers look. The board of one is under its address, with the live desk's paths.
/// Nothing that happens in one leaves it but to the pages that follow it, and to webhooks where an admin allowed it.
/// </summary>
internal static class ReplaysApi
{
    private const int MostSteps = 1000;

    /// <summary>Mounts nothing where the program runs no replays.</summary>
    public static void MapReplays(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<ReplaySessions>() is null)
            return;

        var replays = app.MapGroup("/api/replays").WithTags("Replays").RequireRole(Role.Viewer, Role.Editor);
        replays.MapGet("/", List).WithName("ListReplays").WithSummary("The archives that can be replayed, and the replays that there are.");
        replays.MapPost("/", Start).WithName("StartReplay").WithSummary("Replay a span of an archive on a desk of its own.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
        replays.MapGet("/compare", CompareAsync).WithName("CompareReplays").WithSummary("How the shifts of two replays differ.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        var one = replays.MapGroup($"/{{{ReplayGate.Replay}}}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("/", (string replay, ReplaySessions sessions) => Steer(sessions, replay, _ => { })).WithName("FindReplay").WithSummary("One replay.");
        one.MapDelete("/", CloseAsync).WithName("CloseReplay").WithSummary("End a replay and forget what happened in it.");
        one.MapPost("/pause", (string replay, ReplaySessions sessions) => Steer(sessions, replay, session => session.Pause()))
            .WithName("PauseReplay").WithSummary("Let its time stand.");
        one.MapPost("/resume", (string replay, ClaimsPrincipal user, ReplaySessions sessions) => TellOn(sessions, replay, user, session => session.Resume()))
            .WithName("ResumeReplay").WithSummary("Let its time go on.").ProducesProblem(StatusCodes.Status403Forbidden);
        one.MapPost("/step", Step).WithName("StepReplay").WithSummary("Tell the next article, or some more, and stand.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        one.MapPost("/seek", (string replay, SeekRequest seek, ClaimsPrincipal user, ReplaySessions sessions) =>
                TellOn(sessions, replay, user, session => session.Seek(seek.At.ToUniversalTime())))
            .WithName("SeekReplay").WithSummary("Go to a moment, back or forth. Back begins a new journal.").ProducesProblem(StatusCodes.Status403Forbidden);
        one.MapPost("/speed", SetSpeed).WithName("SetReplaySpeed").WithSummary("Change its pace.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        one.MapGet("/webhooks", ReadWebhooks).WithName("ReadReplayWebhooks").WithSummary("What it told webhooks, or would have told them.");
        one.MapGet("/verdict", VerdictAsync).WithName("ReplayVerdict").WithSummary("What is expected of the archive, and whether it holds so far.")
            .WithMetadata(new ReplayGate.OfItsDesk()).ProducesProblem(StatusCodes.Status409Conflict);

        // The same as the live desk's, and described there.
        var desk = one.MapGroup("").WithMetadata(new ReplayGate.OfItsDesk());
        desk.ExcludeFromDescription();
        desk.MapDesk("OfReplay");
    }

    private static ReplayPage List(IArchives archives, ReplaySessions sessions) => new(
        [.. archives.List().Select(archive => new ArchiveView(archive.Name, archive.Bytes, archive.IsShipped))],
        [.. sessions.All.Select(ReplayViews.Of)]);

    private static Results<Created<ReplayView>, ProblemHttpResult> Start(ReplayRequest wanted, ClaimsPrincipal user, IArchives archives, ReplaySessions sessions)
    {
        if (archives.List().All(archive => archive.Name != wanted.Archive))
            return Problems.Bad("archive", "must name an archive of the list");
        if (wanted.To < wanted.From)
            return Problems.Bad("to", "must not be before from");
        if (!ReplayOrder.IsSpeed(wanted.Speed ?? 0))
            return Problems.Bad("speed", WantedSpeed);
        if (wanted.Webhooks is not (null or ReplayViews.Sink or ReplayViews.Allowed))
            return Problems.Bad("webhooks", "must be sink or allowed");
        if (EditorFields.ByFault(wanted.By) is { } fault)
            return fault;
        var (caller, allowed) = (Caller.Of(user), wanted.Webhooks == ReplayViews.Allowed);
        if (allowed && caller.Role < Role.Admin)
            return Problems.Of(StatusCodes.Status403Forbidden, "Only an admin may let a replay tell webhooks.");

        // Whom receivers read as the one who allowed it is whom the server knows, not whom the request names.
        var order = new ReplayOrder(
            wanted.Archive, wanted.From?.ToUniversalTime(), wanted.To?.ToUniversalTime(), wanted.Speed ?? 0, wanted.Paused ?? false, caller.NameOr(wanted.By),
            allowed ? caller.Name : null);
        return sessions.Start(order) is { } session
            ? TypedResults.Created($"/api/replays/{session.Id}", ReplayViews.Of(session))
            : Problems.Of(StatusCodes.Status409Conflict, $"There are {ReplaySessions.Most} replays already: end one first.");
    }

    private static string WantedSpeed => $"must be 0, for as fast as it goes, or from {ReplayOrder.Slowest} to {ReplayOrder.Fastest}";

    private static Results<Ok<ReplayView>, ProblemHttpResult> Steer(ReplaySessions sessions, string id, Action<ReplaySession> steer)
    {
        if (sessions.Find(id) is not { } session)
            return Problems.Missing("replay", id);
        steer(session);
        return TypedResults.Ok(ReplayViews.Of(session));
    }

    /// <summary>Steers it to tell more, which is an admin's to ask where it tells webhooks.</summary>
    private static Results<Ok<ReplayView>, ProblemHttpResult> TellOn(ReplaySessions sessions, string id, ClaimsPrincipal user, Action<ReplaySession> steer) =>
        sessions.Find(id) is { Order.WebhooksAllowedBy: not null } && Caller.Of(user).Role < Role.Admin
            ? Problems.Of(StatusCodes.Status403Forbidden, "This replay tells webhooks: only an admin may have it tell more.")
            : Steer(sessions, id, steer);

    private static Results<Ok<ReplayView>, ProblemHttpResult> Step(string replay, StepRequest step, ClaimsPrincipal user, ReplaySessions sessions) =>
        step.Articles is < 1 or > MostSteps
            ? Problems.Bad("articles", $"must be from 1 to {MostSteps}")
            : TellOn(sessions, replay, user, session => session.Step(step.Articles ?? 1));

    private static Results<Ok<ReplayView>, ProblemHttpResult> SetSpeed(string replay, SpeedRequest speed, ClaimsPrincipal user, ReplaySessions sessions) =>
        ReplayOrder.IsSpeed(speed.Speed) ? TellOn(sessions, replay, user, session => session.SetSpeed(speed.Speed)) : Problems.Bad("speed", WantedSpeed);

    private static Results<Ok<ReplayWebhooksView>, ProblemHttpResult> ReadWebhooks(string replay, ReplaySessions sessions) =>
        sessions.Find(replay) is { } session ? TypedResults.Ok(ReplayViews.WebhooksOf(session)) : Problems.Missing("replay", replay);

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseAsync(string replay, ReplaySessions sessions) =>
        await sessions.CloseAsync(replay) ? TypedResults.NoContent() : Problems.Missing("replay", replay);

    private static async Task<Results<Ok<ReplayVerdict>, ProblemHttpResult>> VerdictAsync(
        string replay, ReplaySessions sessions, IArchives archives, CancellationToken cancellationToken)
    {
        if (sessions.Find(replay) is not { Desk: { } desk } session)
            return Problems.Missing("replay", replay);
        try
        {
            return await ReplayVerdicts.JudgeAsync(archives, session.Order.Archive, desk, cancellationToken) is { } verdict
                ? TypedResults.Ok(verdict)
                : Problems.Of(StatusCodes.Status404NotFound, "Nothing is expected of that archive.");
        }
        catch (ExpectationFileException faults)
        {
            return Problems.Of(StatusCodes.Status409Conflict, $"What is expected cannot be read: {faults.Message}");
        }
    }

    private static async Task<Results<Ok<RunDifference>, ProblemHttpResult>> CompareAsync(
        string left, string right, ReplaySessions sessions, CancellationToken cancellationToken)
    {
        if (sessions.Find(left) is not { } one)
            return Problems.Missing("replay", left);
        if (sessions.Find(right) is not { } other)
            return Problems.Missing("replay", right);
        return one.Desk is { } leftDesk && other.Desk is { } rightDesk
            ? TypedResults.Ok(await ReplayVerdicts.CompareAsync(leftDesk, rightDesk, cancellationToken))
            : Problems.Of(StatusCodes.Status409Conflict, "A replay is reading its archive: there is nothing to compare yet.");
    }
}
