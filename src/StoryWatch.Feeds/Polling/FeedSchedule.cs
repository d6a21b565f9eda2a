using System.Globalization;
using StoryWatch.Newsroom.Feeds;

namespace StoryWatch.Feeds.Polling;

/// <summary>When a feed is asked again and how it is, after a poll. Pure: time and chance are arguments.</summary>
internal static class FeedSchedule
{
    /// <summary>Polls in a row that must fail before a feed that was well is told to be failing.</summary>
    public const int Streak = 3;

    private static readonly TimeSpan LongestBackoff = TimeSpan.FromHours(4);
    private static readonly TimeSpan FirstWaitWhenTooOften = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWaitWhenTooOften = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestFreshness = TimeSpan.FromMinutes(30);

    /// <summary>The state after a poll that began at a time, and why the health changed where it did.</summary>
    /// <param name="feed">As it was before, with the rhythm that this poll's articles make.</param>
    /// <param name="chance">From 0 to below 1: spreads the polls so that feeds do not come to ask in step.</param>
    public static (FeedState State, string? Reason) After(Feed feed, PollOutcome outcome, DateTimeOffset now, double chance)
    {
        var before = feed.State with { LastAttempt = now };
        var (state, reason) = outcome switch
        {
            PollRead read => (Succeeded(feed, Taken(before, read), now, chance, read.Window, read.Document.MaxAge), "read"),
            PollUnchanged same => (Succeeded(feed, before with { ETag = same.ETag, LastModified = same.LastModified }, now, chance, before.Window, null), "unchanged"),
            PollFailed failed => (Failed(before, failed, now, chance), failed.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };
        state = state with { Health = HealthOf(feed, state, now) };
        return (state, state.Health == before.Health ? null : state.Health is FeedHealth.Silent ? SilenceOf(feed, now) : reason);
    }

    private static FeedState Taken(FeedState before, PollRead read) => before with
    {
        Title = read.Title ?? before.Title,
        Format = read.Format,
        ETag = read.Document.ETag,
        LastModified = read.Document.LastModified,
        BodyHash = read.BodyHash,
        Window = read.Window,
        Gaps = before.Gaps + (read.Overlaps ? 0 : 1),

        // Something may have been missed: the rhythm alone was too slow.
        Haste = read.Overlaps ? Math.Max(0, before.Haste - 1) : Math.Min(6, before.Haste + 2),
    };

    private static FeedState Succeeded(Feed feed, FeedState state, DateTimeOffset now, double chance, int window, TimeSpan? maxAge)
    {
        var interval = feed.Rhythm.Interval(window, now) / (1 << state.Haste);
        if (interval < FeedRhythm.Shortest)
            interval = FeedRhythm.Shortest;

        // The hub pushes; the polls are the net under it, unless they find that something was missed.
        if (feed.Hub?.IsLive(now) == true && state.Haste == 0)
            interval = FeedRhythm.Longest;

        // What the server says stays fresh is not asked for, unless its window would pass meanwhile.
        if (state.Haste == 0 && maxAge is { } fresh && fresh > interval)
            interval = fresh < LongestFreshness ? fresh : interval > LongestFreshness ? interval : LongestFreshness;
        return state with
        {
            LastSuccess = now,
            FirstSuccess = state.FirstSuccess ?? now,
            ErrorStreak = 0,
            Refusals = Math.Max(0, state.Refusals - 1),
            LastError = null,
            Gone = false,
            Interval = interval,
            NextPoll = now + interval * (0.9 + 0.2 * chance),
        };
    }

    private static FeedState Failed(FeedState state, PollFailed failed, DateTimeOffset now, double chance)
    {
        var streak = state.ErrorStreak + 1;
        if (failed.Fault is FetchFault.Gone)
            return state with { ErrorStreak = streak, LastError = failed.Reason, Gone = true, NextPoll = null };
        var refusals = failed.Fault is FetchFault.TooOften ? state.Refusals + 1 : state.Refusals;
        var wait = failed.Fault is FetchFault.TooOften
            ? Doubled(FirstWaitWhenTooOften, refusals, LongestWaitWhenTooOften)
            : Doubled(state.Interval, streak, LongestBackoff);

        // Never before the time that the server says; without one the wait spreads to both sides.
        var next = failed.RetryAt is { } at && at >= now
            ? (at > now + state.Interval ? at : now + state.Interval) + TimeSpan.FromMinutes(1) * chance
            : now + wait * (0.9 + 0.2 * chance);
        return state with { ErrorStreak = streak, Refusals = refusals, LastError = failed.Reason, NextPoll = next };
    }

    private static TimeSpan Doubled(TimeSpan first, int times, TimeSpan longest)
    {
        var wait = first * Math.Pow(2, Math.Min(times - 1, 10));
        return wait < longest ? wait : longest;
    }

    private static FeedHealth HealthOf(Feed feed, FeedState state, DateTimeOffset now) =>
        state.Gone ? FeedHealth.Gone
        : state.ErrorStreak >= Streak || (state.ErrorStreak > 0 && (state.LastSuccess is null || feed.State.Health is FeedHealth.Failing)) ? FeedHealth.Failing
        : state.ErrorStreak > 0 ? feed.State.Health
        : feed.Rhythm.IsSilent(state.FirstSuccess, now) ? FeedHealth.Silent
        : FeedHealth.Ok;

    private static string SilenceOf(Feed feed, DateTimeOffset now) => feed.Rhythm.Arrivals is { Count: > 0 } arrivals
        ? string.Create(CultureInfo.InvariantCulture, $"nothing new since {DateTimeOffset.FromUnixTimeSeconds(arrivals[^1]):yyyy-MM-dd HH:mm}Z, {(now - DateTimeOffset.FromUnixTimeSeconds(arrivals[^1])).TotalHours:0} hours ago")
        : "nothing new since it is read";
}
