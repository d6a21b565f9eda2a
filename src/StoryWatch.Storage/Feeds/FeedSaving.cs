using StoryWatch.Newsroom.Feeds;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Feeds;

/// <summary>What a poll or a push taught, written in the transaction of the session.</summary>
internal static class FeedSaving
{
    public static async Task<bool> SaveAsync(WriteSession session, FeedLesson lesson)
    {
        if (await session.SingleOrDefaultAsync<KnownRow>("select url, title, state, rhythm from feed where id = @Id", new { lesson.Id }).ConfigureAwait(false)
            is not { } known)
        {
            return false;
        }

        if (lesson.Came.Count > 0)
        {
            var rhythm = known.Rhythm is null ? FeedRhythm.Unknown : FeedRow.Unpack<FeedRhythm>(known.Rhythm);
            await session.ExecuteAsync(
                "update feed set rhythm = @rhythm where id = @Id", new { lesson.Id, rhythm = FeedRow.Pack(rhythm.With(lesson.Came, lesson.At)) }).ConfigureAwait(false);
        }

        foreach (var item in lesson.Items)
            await RememberAsync(session, lesson.Id, item).ConfigureAwait(false);
        if (lesson.ForgetBefore is { } time)
            await session.ExecuteAsync("delete from feed_item where feed = @Id and seen < @ticks", new { lesson.Id, ticks = time.UtcTicks }).ConfigureAwait(false);
        if (lesson.State is { } state)
            await SaveAsync(session, lesson, state, known).ConfigureAwait(false);
        return true;
    }

    private static async Task SaveAsync(WriteSession session, FeedLesson lesson, FeedState state, KnownRow known)
    {
        await session.ExecuteAsync(
            """
            update feed set state = @state, due = @due, attempted = @attempted,
                url = case when @Url is null or exists (select 1 from feed other where other.url = @Url and other.id <> @Id) then url else @Url end
            where id = @Id
            """,
            new
            {
                lesson.Id,
                Url = lesson.Url ?? known.Url,
                state = FeedRow.Pack(state),
                due = FeedRow.DueOf(state),
                attempted = state.LastAttempt?.UtcTicks ?? 0,
            }).ConfigureAwait(false);

        var was = FeedRow.Unpack<FeedState>(known.State).Health;
        if (lesson.Reason is not { } reason || was == state.Health)
            return;
        await session.ExecuteAsync(
            """
            insert into feed_alert (sequence, feed, url, title, at, health_before, health_after, reason)
            values (@sequence, @Id, @url, @title, @at, @before, @after, @reason)
            """,
            new
            {
                sequence = await session.NextSequenceAsync("feed_alert").ConfigureAwait(false),
                lesson.Id,
                url = lesson.Url ?? known.Url,
                title = known.Title ?? state.Title.Storable(),
                at = lesson.At.UtcTicks,
                before = was.ToString(),
                after = state.Health.ToString(),
                reason = reason.Storable(),
            }).ConfigureAwait(false);
    }

    private static Task<int> RememberAsync(WriteSession session, string feed, RememberedItem item) => session.ExecuteAsync(
        """
        insert into feed_item (feed, key, article, mark, updated, seen) values (@feed, @Key, @Article, @Mark, @updated, @seen)
        on conflict (feed, key) do update set article = excluded.article, mark = excluded.mark, updated = excluded.updated, seen = excluded.seen
        """,
        new { feed, Key = item.Key.Storable(), Article = item.Article.Storable(), item.Mark, updated = item.Updated?.UtcTicks, seen = item.Seen.UtcTicks });

    private sealed record KnownRow(string Url, string? Title, byte[] State, byte[]? Rhythm);
}
