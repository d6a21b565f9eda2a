using System.Globalization;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Webhooks.Sending;

/// <summary>How an endpoint as a whole is treated after what it answered. Pure.</summary>
/// <param name="Throttled">Answers in a row that ask for less.</param>
/// <param name="PausedUntil">It gets nothing before; null where it may.</param>
internal sealed record EndpointState(EndpointHealth Health, int Throttled, DateTimeOffset? PausedUntil)
{
    public const string FailingEvent = "webhook.failing.v1";
    public const string DisabledEvent = "webhook.disabled.v1";
    public const string RecoveredEvent = "webhook.recovered.v1";

    /// <summary>An endpoint that has failed for so long gets nothing any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    private static readonly TimeSpan WorthTelling = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);

    public bool IsFailing => Health.FailingSince is not null;

    /// <summary>The state after an answer, and what the operator is told of it.</summary>
    public (EndpointState Next, OperatorTold? Told) After(Answer answer, DateTimeOffset now, double chance)
    {
        if (answer.IsSuccess)
        {
            var sound = new EndpointState(Health with { FailingSince = null, IsTold = false }, 0, null);
            return (sound, Health.IsTold ? new(now, RecoveredEvent, $"It answers again, after failing since {Say(Health.FailingSince!.Value)}.") : null);
        }

        var since = Health.FailingSince ?? now;
        var next = Pause(answer, now, chance) with { Health = Health with { FailingSince = since } };
        if (answer.IsGone)
            return next.Disable("it answered 410 Gone", now);
        if (now - since >= Patience)
            return next.Disable($"it has failed since {Say(since)}, at last with: {answer.Error}", now);
        if (now - since >= WorthTelling && !Health.IsTold)
            return (next with { Health = next.Health with { IsTold = true } }, new(now, FailingEvent, $"It has failed since {Say(since)}, at last with: {answer.Error}"));
        return (next, null);
    }

    /// <summary>The state for what is told beside the live desk: whatever was answered to that, it goes on.</summary>
    public EndpointState Tolerated => this with { Health = Health with { IsTold = false, Disabled = null } };

    private EndpointState Pause(Answer answer, DateTimeOffset now, double chance)
    {
        if (!answer.AsksForLess)
            return this with { Throttled = 0 };
        var doubled = ShortestPause * Math.Pow(2, Math.Min(Throttled, 10));
        var pause = DeliverySchedule.Jittered(doubled < LongestPause ? doubled : LongestPause, chance);
        var asked = answer.RetryAfter is { } wish ? (wish < LongestAsked ? wish : LongestAsked) : TimeSpan.Zero;
        return this with { Throttled = Throttled + 1, PausedUntil = now + (asked > pause ? asked : pause) };
    }

    private (EndpointState Next, OperatorTold? Told) Disable(string reason, DateTimeOffset now) =>
        (this with { Health = Health with { Disabled = reason } }, new(now, DisabledEvent, $"Disabled: {reason}"));

    private static string Say(DateTimeOffset time) => time.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
}
