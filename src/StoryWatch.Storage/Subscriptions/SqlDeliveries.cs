using StoryWatch.Contracts;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Subscriptions;

internal sealed class SqlDeliveries(Database database) : IDeliveries
{
    private static readonly string OfReplays = $"substr(id, 1, {ReplayMark.IdsBegin.Length}) = '{ReplayMark.IdsBegin}'";

    public Task<IReadOnlyList<Delivery>?> EnqueueAsync(Enqueue enqueue, CancellationToken cancellationToken) =>
        database.WriteAsync(Lane.Deliveries, session => EnqueueWrites.ApplyAsync(session, enqueue), cancellationToken);

    public Task<IReadOnlyList<Delivery>> PendingAsync(string subscription, int max, CancellationToken cancellationToken) =>
        PendingAsync($"not {OfReplays}", subscription, max, cancellationToken);

    public Task<IReadOnlyList<Delivery>> PendingOfReplaysAsync(string subscription, int max, CancellationToken cancellationToken) =>
        PendingAsync(OfReplays, subscription, max, cancellationToken);

    public Task<int> CancelReplayAsync(string replay, CancellationToken cancellationToken)
    {
        var ids = ReplayMark.IdsOf(replay);
        return database.WriteAsync(
            Lane.Deliveries,
            async session =>
            {
                await session.ExecuteAsync("update webhook_mark set version = version + 1").ConfigureAwait(false);
                return await session.ExecuteAsync(
                    $"update webhook_delivery set state = 2 where state = 0 and substr(id, 1, {ids.Length}) = @ids", new { ids }).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task RecordAsync(IReadOnlyList<Attempt> attempts, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Deliveries,
        async session =>
        {
            var rows = new List<object>(attempts.Count);
            foreach (var attempt in attempts)
            {
                rows.Add(new
                {
                    Sequence = await session.NextSequenceAsync("webhook_attempt").ConfigureAwait(false),
                    attempt.Subscription,
                    attempt.Delivery,
                    Number = (long)attempt.Number,
                    At = attempt.At.ToMilliseconds(),
                    Took = (long)attempt.Took.TotalMilliseconds,
                    Status = (long?)attempt.Status,
                    Error = attempt.Error.Storable(),
                    Answer = attempt.Answer.Storable(),
                    State = (long)attempt.State,
                    Next = attempt.Next?.ToMilliseconds(),
                    Due = attempt.Next?.ToMilliseconds() ?? 0,
                });
            }

            // What was disabled or deleted meanwhile stays so.
            await session.ExecuteAsync(
                """
                insert into webhook_attempt (sequence, webhook, delivery, number, at_ms, took_ms, status, error, answer, state, next_ms)
                values (@Sequence, @Subscription, @Delivery, @Number, @At, @Took, @Status, @Error, @Answer, @State, @Next)
                """, rows).ConfigureAwait(false);
            return await session.ExecuteAsync(
                "update webhook_delivery set state = @State, attempts = @Number, due_ms = @Due where sequence = @Delivery and state = 0", rows).ConfigureAwait(false);
        },
        cancellationToken);

    public Task BringForwardAsync(string subscription, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Deliveries,
        session => session.ExecuteAsync(
            "update webhook_delivery set due_ms = @now where webhook = @subscription and state = 0 and due_ms > @now",
            new { subscription, now = now.ToMilliseconds() }),
        cancellationToken);

    public Task<int> ResendAsync(string subscription, long? delivery, DateTimeOffset? deadSince, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            Lane.Deliveries,
            async session =>
            {
                await session.ExecuteAsync("update webhook_mark set version = version + 1").ConfigureAwait(false);
                return await session.ExecuteAsync(
                    "update webhook_delivery set state = 0, attempts = 0, due_ms = @now where webhook = @subscription and "
                    + (delivery is not null ? "sequence = @delivery" : $"state = 2 and created_ms >= @since and not {OfReplays}"),
                    new { subscription, delivery, since = deadSince?.ToMilliseconds() ?? 0, now = now.ToMilliseconds() }).ConfigureAwait(false);
            },
            cancellationToken);

    public async Task<IReadOnlyList<AttemptView>> AttemptsAsync(string subscription, long? before, int max, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<AttemptRow>(
            $"{AttemptRow.Select} where a.webhook = @subscription and a.sequence < @before order by a.sequence desc limit @max",
            new { subscription, before = before ?? long.MaxValue, max }, cancellationToken).ConfigureAwait(false)).Select(row => row.ToView()),
    ];

    public async Task<IReadOnlyList<Delivery>> ListAsync(
        string subscription, DeliveryState? state, long? before, int max, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<DeliveryRow>(
            $"{DeliveryRow.Select} where webhook = @subscription and sequence < @before {(state is { } wanted ? $"and state = {(int)wanted} " : "")}order by sequence desc limit @max",
            new { subscription, before = before ?? long.MaxValue, max }, cancellationToken).ConfigureAwait(false)).Select(row => row.ToDelivery()),
    ];

    public async Task<IReadOnlyDictionary<string, DeliveryCounts>> CountAsync(CancellationToken cancellationToken)
    {
        var pending = await CountAsync("webhook_delivery where state = 0", cancellationToken).ConfigureAwait(false);
        var held = await CountAsync("webhook_held", cancellationToken).ConfigureAwait(false);
        var dead = await CountAsync("webhook_delivery where state = 2", cancellationToken).ConfigureAwait(false);
        var last = (await database.QueryAsync<AttemptRow>(
            $"{AttemptRow.Select} where a.sequence in (select (select max(b.sequence) from webhook_attempt b where b.webhook = w.id) from webhook w)",
            null, cancellationToken).ConfigureAwait(false)).ToDictionary(row => row.Webhook, row => row.ToView(), StringComparer.Ordinal);
        return pending.Keys.Concat(held.Keys).Concat(dead.Keys).Concat(last.Keys).Distinct(StringComparer.Ordinal).ToDictionary(
            id => id,
            id => new DeliveryCounts(pending.GetValueOrDefault(id), held.GetValueOrDefault(id), dead.GetValueOrDefault(id), last.GetValueOrDefault(id)),
            StringComparer.Ordinal);
    }

    public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Deliveries,
        async session =>
        {
            var arguments = new { before = before.ToMilliseconds() };
            await session.ExecuteAsync(
                "delete from webhook_attempt where delivery in (select sequence from webhook_delivery where created_ms < @before and state <> 0)", arguments)
                .ConfigureAwait(false);
            return await session.ExecuteAsync("delete from webhook_delivery where created_ms < @before and state <> 0", arguments).ConfigureAwait(false);
        },
        cancellationToken);

    private async Task<IReadOnlyList<Delivery>> PendingAsync(string which, string subscription, int max, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<DeliveryRow>(
            $"{DeliveryRow.Select} where webhook = @subscription and state = 0 and {which} order by sequence limit @max",
            new { subscription, max }, cancellationToken).ConfigureAwait(false)).Select(row => row.ToDelivery()),
    ];

    private async Task<Dictionary<string, long>> CountAsync(string rows, CancellationToken cancellationToken) =>
        (await database.QueryAsync<CountRow>($"select webhook, count(*) as Count from {rows} group by webhook", null, cancellationToken).ConfigureAwait(false))
        .ToDictionary(row => row.Webhook, row => row.Count, StringComparer.Ordinal);
}
