using System.Text.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Replay;
using StoryWatch.Newsroom.Replay.Expectations;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Web.Replays;

/// <summary>Replays as editors see them.</summary>
internal static class ReplayViews
{
    public const string Sink = "sink";
    public const string Allowed = "allowed";

    public static ReplayView Of(ReplaySession session)
    {
        var state = session.State;
        return new(
            session.Id, session.Order.Archive, state.From, state.To, state.Speed, Word(state.Phase), state.At, state.Done, state.Total, state.Faulty,
            state.Epoch, state.Problem, session.Order.By, session.StartedAt, ModeOf(session), session.Order.WebhooksAllowedBy, session.Telling?.Count ?? 0);
    }

    public static ReplayWebhooksView WebhooksOf(ReplaySession session)
    {
        var told = session.Telling?.Messages ?? new(0, 0, null, []);
        return new(
            ModeOf(session),
            session.Order.WebhooksAllowedBy,
            told.Count,
            told.Held,
            told.Problem,
            [.. told.Newest.Select(one => new ReplayMessageView(one.At, one.Webhook, one.Name, one.Type, one.Story, one.Event, one.Text))]);
    }

    private static string ModeOf(ReplaySession session) => session.Order.WebhooksAllowedBy is null ? Sink : Allowed;

    public static RunDifference Of(RunComparison comparison) => new(
        comparison.Same,
        [.. comparison.Missing.Select(Of)],
        [.. comparison.Extra.Select(Of)],
        [.. comparison.Late.Select(pair => new RunPair(Of(pair.Left), Of(pair.Right), ["at"]))],
        [.. comparison.Changed.Select(pair => new RunPair(Of(pair.Left), Of(pair.Right), pair.Fields))]);

    /// <summary>Rules that do not hold first; those that are known not to are counted apart, as the program's own report does.</summary>
    public static ReplayVerdict Of(IReadOnlyList<ExpectationResult> results, IReadOnlyList<Expectation> open) => new(
        results.Count(result => result.Holds),
        results.Count(result => result.Outcome == ExpectationOutcome.Fails),
        results.Count(result => result.Outcome == ExpectationOutcome.KnownToFail),
        open.Count,
        [
            .. results.OrderBy(result => result.Holds).ThenBy(result => result.Outcome == ExpectationOutcome.KnownToFail).Select(result =>
                new VerdictCheck(result.Rule.Id, Word(result.Rule.Rule), StateOf(result), result.Rule.Why, ReasonOf(result))),
            .. open.Select(rule => new VerdictCheck(rule.Id, Word(rule.Rule), "open", rule.Why, null)),
        ]);

    private static string StateOf(ExpectationResult result) => result.Outcome switch
    {
        ExpectationOutcome.Fails => "failed",
        ExpectationOutcome.KnownToFail => "known",
        _ => "passed",
    };

    private static string? ReasonOf(ExpectationResult result) =>
        result.Outcome == ExpectationOutcome.KnownToFail ? $"Known: {result.Rule.Known}; {result.Fault}" : result.Fault;

    private static RunShift Of(ShiftLogLine line) => new(
        line.At, line.Story, line.Article, Word(line.Kind), Of(line.Actor), line.Counterpart is null ? null : Of(line.Counterpart), line.Issue,
        line.From is { } from ? Word(from) : null, Word(line.To), line.Severity, line.Evidence.Text);

    private static ActorView Of(Actor actor) => new(actor.Name, actor.Country, actor.Sector);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
