using StoryWatch.Contracts;

namespace StoryWatch.Newsroom.Feeds;

/// <summary>Feeds as the API tells them.</summary>
public static class FeedViews
{
    public static FeedView Of(Feed feed, DateTimeOffset now)
    {
        var (settings, state) = (feed.Settings, feed.State);
        return new(
            feed.Id,
            feed.Url,
            settings.Title ?? state.Title,
            settings.Outlet,
            settings.Format,
            state.Format,
            settings.Paused,
            settings.FetchArticles,
            Word(state.Health),
            state.LastAttempt,
            state.LastSuccess,
            settings.Paused || state.Gone ? null : state.NextPoll ?? now,
            (int)state.Interval.TotalSeconds,
            state.ErrorStreak,
            state.LastError,
            feed.Rhythm.CountSince(now.AddDays(-1)),
            state.Gaps,
            feed.Hub?.Until is { } until && until > now ? until : null);
    }

    public static FeedAlertView Of(FeedAlert alert) =>
        new(alert.Sequence, alert.Feed, alert.Url, alert.Title, alert.At, Word(alert.From), Word(alert.To), alert.Reason);

    /// <summary>The word of the wire.</summary>
    public static string Word(FeedHealth health) => health switch
    {
        FeedHealth.New => "new",
        FeedHealth.Ok => "ok",
        FeedHealth.Failing => "failing",
        FeedHealth.Silent => "silent",
        FeedHealth.Gone => "gone",
        _ => throw new ArgumentOutOfRangeException(nameof(health), health, null),
    };
}
