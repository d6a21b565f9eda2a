using Dapper;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Subscriptions;

/// <summary>The rows of a decision about events, in one transaction.</summary>
internal static class EnqueueWrites
{
    // Both databases bound the parameters of a statement.
    private const int IdsOfAStatement = 1000;

    /// <returns>What was written; null where the decision was made on a book that has changed.</returns>
    public static async Task<IReadOnlyList<Delivery>?> ApplyAsync(WriteSession session, Enqueue enqueue)
    {
        if (enqueue.Expected is { } expected)
        {
            var mark = await session.SingleOrDefaultAsync<MarkRow>("select epoch, sequence, version from webhook_mark").ConfigureAwait(false);
            if (mark!.Version != expected.Version || mark.Epoch != expected.Mark.Epoch || mark.Sequence != expected.Mark.Sequence)
                return null;
        }
        else
        {
            // Not the feed's: it has to look.
            await session.ExecuteAsync("update webhook_mark set version = version + 1").ConfigureAwait(false);
        }

        if (enqueue.Mark is { } next)
            await session.ExecuteAsync("update webhook_mark set epoch = @Epoch, sequence = @Sequence", new { next.Epoch, next.Sequence }).ConfigureAwait(false);
        foreach (var change in enqueue.Paces)
            await ChangeAsync(session, change).ConfigureAwait(false);
        await SetAsideAsync(session, enqueue).ConfigureAwait(false);
        return await InsertAsync(session, enqueue).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<Delivery>> InsertAsync(WriteSession session, Enqueue enqueue)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in enqueue.Messages.Select(message => message.Message.Id).Chunk(IdsOfAStatement))
            known.UnionWith(await KnownAsync(session, ids).ConfigureAwait(false));

        var written = new List<Delivery>();
        foreach (var message in enqueue.Messages.Where(message => known.Add(message.Message.Id)))
        {
            var sequence = await session.NextSequenceAsync("webhook_delivery").ConfigureAwait(false);
            written.Add(new(sequence, message.Subscription, message.Order, message.Message, DeliveryState.Pending, 0, enqueue.Now, enqueue.Now));
        }

        if (written.Count > 0)
            await session.ExecuteAsync(DeliveryRow.Insert, written.Select(DeliveryRow.Of)).ConfigureAwait(false);
        return written;
    }

    private static Task<IReadOnlyList<string>> KnownAsync(WriteSession session, string[] ids)
    {
        // Of a list Dapper makes an array for one database and parameters for the other.
        var arguments = new DynamicParameters();
        for (var i = 0; i < ids.Length; i++)
            arguments.Add($"i{i}", ids[i]);
        return session.QueryAsync<string>($"select id from webhook_delivery where id in ({string.Join(", ", ids.Select((_, i) => $"@i{i}"))})", arguments);
    }

    private static async Task ChangeAsync(WriteSession session, PaceChange change)
    {
        var webhook = change.Subscription;
        var before = change.Before.Held.Select(held => held.Message.Event).ToHashSet();
        var after = change.After.Held.Select(held => held.Message.Event).ToHashSet();
        foreach (var gone in before.Except(after))
            await session.ExecuteAsync("delete from webhook_held where webhook = @webhook and event = @gone", new { webhook, gone }).ConfigureAwait(false);
        foreach (var held in change.After.Held.Where(held => !before.Contains(held.Message.Event)))
        {
            await session.ExecuteAsync(
                """
                insert into webhook_held (webhook, event, id, type, story, severity, release_ms, body)
                values (@webhook, @Event, @Id, @Type, @Story, @Severity, @release, @Body)
                """,
                new
                {
                    webhook,
                    held.Message.Event,
                    held.Message.Id,
                    held.Message.Type,
                    held.Message.Story,
                    Severity = (long)held.Message.Severity,
                    release = held.Release.ToMilliseconds(),
                    Body = held.Message.Body.ToArray(),
                }).ConfigureAwait(false);
        }

        foreach (var story in change.Before.Windows.Keys.Except(change.After.Windows.Keys, StringComparer.Ordinal))
            await session.ExecuteAsync("delete from webhook_window where webhook = @webhook and story = @story", new { webhook, story }).ConfigureAwait(false);
        foreach (var (story, until) in change.After.Windows.Except(change.Before.Windows))
        {
            await session.ExecuteAsync(
                "insert into webhook_window (webhook, story, until_ms) values (@webhook, @story, @until) on conflict (webhook, story) do update set until_ms = excluded.until_ms",
                new { webhook, story, until = until.ToMilliseconds() }).ConfigureAwait(false);
        }
    }

    private static async Task SetAsideAsync(WriteSession session, Enqueue enqueue)
    {
        foreach (var aside in enqueue.SetAside)
        {
            await session.ExecuteAsync(
                """
                insert into webhook_set_aside (sequence, epoch, reason, at_ms) values (@Sequence, @Epoch, @Reason, @at)
                on conflict (sequence) do update set epoch = excluded.epoch, reason = excluded.reason, at_ms = excluded.at_ms
                """,
                new { aside.Sequence, aside.Epoch, Reason = aside.Reason.Storable(), at = aside.At.ToMilliseconds() }).ConfigureAwait(false);
        }

        if (enqueue.Taken is { } taken)
            await session.ExecuteAsync("delete from webhook_set_aside where sequence = @taken", new { taken }).ConfigureAwait(false);
    }
}
