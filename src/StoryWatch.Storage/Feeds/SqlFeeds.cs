using StoryWatch.Newsroom.Feeds;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Feeds;

/// <summary>Feeds as a table. What an editor decides and what a poll teaches are different columns, so that neither undoes the other.</summary>
internal sealed class SqlFeeds(Database database) : IFeeds
{
    private const string Select =
        "select id, url, scope, title, outlet, format, paused, fetch_articles as FetchArticles, state, rhythm, hub from feed";

    public async Task<IReadOnlyList<Feed>> ListAsync(CancellationToken cancellationToken) =>
        ToFeeds(await database.QueryAsync<FeedRow>($"{Select} order by url", null, cancellationToken).ConfigureAwait(false));

    public async Task<Feed?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await database.SingleOrDefaultAsync<FeedRow>($"{Select} where id = @id", new { id }, cancellationToken).ConfigureAwait(false))?.ToFeed();

    public Task<bool> AddAsync(Feed feed, CancellationToken cancellationToken) => WriteAsync(
        """
        insert into feed (id, url, scope, title, outlet, format, paused, fetch_articles, due, state)
        values (@Id, @Url, @Scope, @Title, @Outlet, @Format, @Paused, @FetchArticles, @due, @state) on conflict do nothing
        """,
        new
        {
            feed.Id,
            feed.Url,
            feed.Scope,
            Title = feed.Settings.Title.Storable(),
            Outlet = feed.Settings.Outlet.Storable(),
            feed.Settings.Format,
            Paused = feed.Settings.Paused ? 1L : 0L,
            FetchArticles = feed.Settings.FetchArticles ? 1L : 0L,
            due = FeedRow.DueOf(feed.State),
            state = FeedRow.Pack(feed.State),
        },
        cancellationToken);

    public Task<bool> ChangeAsync(string id, FeedSettings settings, CancellationToken cancellationToken) => WriteAsync(
        "update feed set title = @Title, outlet = @Outlet, format = @Format, paused = @Paused, fetch_articles = @FetchArticles where id = @id",
        new
        {
            id,
            Title = settings.Title.Storable(),
            Outlet = settings.Outlet.Storable(),
            settings.Format,
            Paused = settings.Paused ? 1L : 0L,
            FetchArticles = settings.FetchArticles ? 1L : 0L,
        },
        cancellationToken);

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Feeds,
        async session =>
        {
            await session.ExecuteAsync("delete from feed_item where feed = @id", new { id }).ConfigureAwait(false);
            return await session.ExecuteAsync("delete from feed where id = @id", new { id }).ConfigureAwait(false) > 0;
        },
        cancellationToken);

    public Task<bool> AskAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteAsync("update feed set asked = @now where id = @id", new { id, now = now.UtcTicks }, cancellationToken);

    public async Task<IReadOnlyList<Feed>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) =>
        ToFeeds(await database.QueryAsync<FeedRow>(
            $"""
            {Select} where asked > attempted or (due <= @now and paused = 0)
            order by case when asked > attempted then 0 else 1 end, due, id limit @max
            """,
            new { now = now.UtcTicks, max }, cancellationToken).ConfigureAwait(false));

    public Task<bool> SaveAsync(FeedLesson lesson, CancellationToken cancellationToken) =>
        database.WriteAsync(Lane.Feeds, session => FeedSaving.SaveAsync(session, lesson), cancellationToken);

    public Task<bool> SubscribeAsync(string id, HubSubscription? hub, CancellationToken cancellationToken) =>
        WriteAsync("update feed set hub = @hub where id = @id", new { id, hub = hub is null ? null : FeedRow.Pack(hub) }, cancellationToken);

    public async Task<IReadOnlyDictionary<string, RememberedItem>> RememberedAsync(string id, CancellationToken cancellationToken) =>
        (await database.QueryAsync<ItemRow>(
            "select key, article, mark, updated, seen from feed_item where feed = @id", new { id }, cancellationToken).ConfigureAwait(false))
        .ToDictionary(row => row.Key, row => row.ToItem(), StringComparer.Ordinal);

    public async Task<IReadOnlyList<FeedAlert>> AlertsAsync(long after, int max, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<AlertRow>(
            """
            select sequence, feed, url, title, at, health_before as HealthBefore, health_after as HealthAfter, reason
            from feed_alert where sequence > @after order by sequence limit @max
            """,
            new { after, max }, cancellationToken).ConfigureAwait(false)).Select(row => row.ToAlert()),
    ];

    private Task<bool> WriteAsync(string sql, object arguments, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Feeds, async session => await session.ExecuteAsync(sql, arguments).ConfigureAwait(false) > 0, cancellationToken);

    private static IReadOnlyList<Feed> ToFeeds(IReadOnlyList<FeedRow> rows) => [.. rows.Select(row => row.ToFeed())];
}
