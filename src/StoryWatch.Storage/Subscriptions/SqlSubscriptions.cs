using System.Collections.Immutable;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Subscriptions;

internal sealed class SqlSubscriptions(Database database) : ISubscriptions
{
    private const string SelectWebhook = "select id, data, health from webhook";

    private static readonly string[] TablesOfAWebhook = ["webhook_attempt", "webhook_delivery", "webhook_held", "webhook_window"];

    public Task<SubscriptionBook> LoadAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(Lane.Deliveries, LoadAsync, cancellationToken);

    public Task<long> VersionAsync(CancellationToken cancellationToken) =>
        database.SingleOrDefaultAsync<long>("select version from webhook_mark", null, cancellationToken);

    public async Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<WebhookRow>($"{SelectWebhook} order by id", null, cancellationToken).ConfigureAwait(false)).Select(row => row.ToSubscription()),
    ];

    public async Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await database.SingleOrDefaultAsync<WebhookRow>($"{SelectWebhook} where id = @id", new { id }, cancellationToken).ConfigureAwait(false))?.ToSubscription();

    public Task AddAsync(Subscription subscription, CancellationToken cancellationToken) => WriteAsync(
        session => session.ExecuteAsync(
            "insert into webhook (id, data, health) values (@Id, @data, @health)",
            new { subscription.Id, data = WebhookRow.Pack(subscription), health = WebhookRow.Pack(EndpointHealth.Sound) }),
        cancellationToken);

    public Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken) => WriteAsync(
        async session =>
        {
            if (await session.SingleOrDefaultAsync<WebhookRow>($"{SelectWebhook} where id = @id", new { id }).ConfigureAwait(false) is not { } row)
                return null;
            var before = row.ToSubscription();
            var after = change(before) with { Id = id, Health = before.Health };
            await session.ExecuteAsync("update webhook set data = @data where id = @id", new { id, data = WebhookRow.Pack(after) }).ConfigureAwait(false);
            return after;
        },
        cancellationToken);

    public Task ChangeHealthAsync(
        string id, Func<EndpointHealth, EndpointHealth> change, OperatorTold? told, CancellationToken cancellationToken) => WriteAsync(
        async session =>
        {
            if (await session.SingleOrDefaultAsync<WebhookRow>($"{SelectWebhook} where id = @id", new { id }).ConfigureAwait(false) is not { } row)
                return 0;
            var health = change(row.ToSubscription().Health);
            await session.ExecuteAsync("update webhook set health = @health where id = @id", new { id, health = WebhookRow.Pack(health) }).ConfigureAwait(false);
            if (health.Disabled is not null)
            {
                await session.ExecuteAsync("update webhook_delivery set state = 2 where webhook = @id and state = 0", new { id }).ConfigureAwait(false);
                await session.ExecuteAsync("delete from webhook_held where webhook = @id", new { id }).ConfigureAwait(false);
            }

            return told is null ? 0 : await session.ExecuteAsync(
                "insert into operator_event (sequence, at_ms, name, subject, detail) values (@sequence, @at, @Name, @id, @Detail)",
                new { sequence = await session.NextSequenceAsync("operator_event").ConfigureAwait(false), at = told.At.ToMilliseconds(), told.Name, id, Detail = told.Detail.Storable() })
                .ConfigureAwait(false);
        },
        cancellationToken);

    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => await WriteAsync(
        async session =>
        {
            foreach (var table in TablesOfAWebhook)
                await session.ExecuteAsync($"delete from {table} where webhook = @id", new { id }).ConfigureAwait(false);
            return await session.ExecuteAsync("delete from webhook where id = @id", new { id }).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false) > 0;

    public async Task<IReadOnlyList<OperatorEventView>> OperatorEventsAsync(long? before, int max, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<OperatorEventRow>(
            "select sequence, at_ms as AtMs, name, subject, detail from operator_event where sequence < @before order by sequence desc limit @max",
            new { before = before ?? long.MaxValue, max }, cancellationToken).ConfigureAwait(false)).Select(row => row.ToView()),
    ];

    public async Task<IReadOnlyList<SetAsideView>> SetAsideAsync(CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<SetAsideRow>(
            "select epoch, sequence, reason, at_ms as AtMs from webhook_set_aside order by sequence", null, cancellationToken).ConfigureAwait(false))
            .Select(row => row.ToView()),
    ];

    private static async Task<SubscriptionBook> LoadAsync(WriteSession session)
    {
        var mark = await session.SingleOrDefaultAsync<MarkRow>("select epoch, sequence, version from webhook_mark").ConfigureAwait(false);
        var webhooks = await session.QueryAsync<WebhookRow>($"{SelectWebhook} order by id").ConfigureAwait(false);
        var held = (await session.QueryAsync<HeldRow>(
            "select webhook, event, id, type, story, severity, release_ms as ReleaseMs, body from webhook_held order by event").ConfigureAwait(false))
            .ToLookup(row => row.Webhook, StringComparer.Ordinal);
        var windows = (await session.QueryAsync<WindowRow>("select webhook, story, until_ms as UntilMs from webhook_window").ConfigureAwait(false))
            .ToLookup(row => row.Webhook, StringComparer.Ordinal);
        var paces = held.Select(group => group.Key).Union(windows.Select(group => group.Key), StringComparer.Ordinal).ToDictionary(
            id => id,
            id => new PaceState(
                [.. held[id].Select(row => row.ToHeld())],
                windows[id].ToImmutableDictionary(row => row.Story, row => Milliseconds.ToTime(row.UntilMs))),
            StringComparer.Ordinal);
        return new(mark!.Version, new JournalPosition(mark.Epoch, mark.Sequence), [.. webhooks.Select(row => row.ToSubscription())], paces);
    }

    private Task<T> WriteAsync<T>(Func<WriteSession, Task<T>> change, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Deliveries,
        async session =>
        {
            await session.ExecuteAsync("update webhook_mark set version = version + 1").ConfigureAwait(false);
            return await change(session).ConfigureAwait(false);
        },
        cancellationToken);
}
