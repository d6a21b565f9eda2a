using StoryWatch.Newsroom.Journal;
using StoryWatch.Storage.Sql;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Storage.Journal;

/// <summary>The journal as a table. Appends share transactions; sequences are given under the writer's lock, so they rise as commits do.</summary>
internal sealed class SqlJournal(Database database) : IJournal
{
    public async Task<IReadOnlyList<StoryEvent>> LoadAsync(StoryId story, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<EventRow>(
            "select name, data from journal where story = @Value order by version", new { story.Value }, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => StoryEventCodec.Read(row.Name, row.Data))];
    }

    public Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        // Written to JSON by the caller, not by the one writer.
        var events = append.Events.Select(happened => new EventRow(StoryEventCodec.NameOf(happened), StoryEventCodec.Write(happened))).ToArray();
        return database.WriteAsync(Lane.Journal, session => AppendAsync(session, append, events), cancellationToken);
    }

    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(long after, int max, CancellationToken cancellationToken) =>
        ToEntries(await database.QueryAsync<JournalRow>(
            "select sequence, story, version, name, data from journal where sequence > @after order by sequence limit @max",
            new { after, max }, cancellationToken).ConfigureAwait(false));

    public async Task<IReadOnlyList<JournalEntry>> ReadStoryAsync(StoryId story, long after, int max, CancellationToken cancellationToken) =>
        ToEntries(await database.QueryAsync<JournalRow>(
            "select sequence, story, version, name, data from journal where story = @Value and sequence > @after order by version limit @max",
            new { story.Value, after, max }, cancellationToken).ConfigureAwait(false));

    public async Task<JournalPosition> HeadAsync(CancellationToken cancellationToken)
    {
        var head = await database.SingleOrDefaultAsync<long>("select coalesce(max(sequence), 0) from journal", null, cancellationToken).ConfigureAwait(false);
        return new JournalPosition(database.Epoch, head);
    }

    public Task WaitAsync(long after, CancellationToken cancellationToken) => database.WaitForJournalAsync(after, cancellationToken);

    /// <summary>Two round trips to the database, whatever the number of events.</summary>
    private static async Task<AppendResult> AppendAsync(WriteSession session, Append append, EventRow[] events)
    {
        // A row that goes to no story has no version.
        var story = append.Story.Value;
        var isOfStory = !string.IsNullOrEmpty(story);
        var now = await session.SingleOrDefaultAsync<NowRow>(
            """
            select (select settled from inbox where sequence = @Row) as Settled,
                (select coalesce(max(version), 0) from journal where story = @story) as Version
            """,
            new { Row = append.Settles?.Sequence ?? 0, story }).ConfigureAwait(false);
        if (append.Settles is { } settles && (now!.Settled ?? throw new InvalidOperationException($"The inbox has no row {settles.Sequence} to settle.")) != 0)
            return AppendResult.AlreadySettled;
        if (isOfStory && now!.Version != append.ExpectedVersion)
            return AppendResult.VersionConflict;

        var write = new AppendCommand();
        foreach (var (name, data) in events)
            write.Add(await session.NextSequenceAsync("journal").ConfigureAwait(false), story, ++now!.Version, name, data);
        if (append.Settles is { } settlement)
            write.Settle(settlement);
        if (!write.IsEmpty)
            await session.ExecuteAsync(write.Sql, write.Arguments).ConfigureAwait(false);
        return AppendResult.Appended;
    }

    private IReadOnlyList<JournalEntry> ToEntries(IReadOnlyList<JournalRow> rows) =>
    [
        .. rows.Select(row => new JournalEntry(
            new JournalPosition(database.Epoch, row.Sequence), new StoryId(row.Story), (int)row.Version, StoryEventCodec.Read(row.Name, row.Data))),
    ];

    private sealed class NowRow
    {
        public long? Settled { get; init; }

        public long Version { get; set; }
    }

    private sealed record EventRow(string Name, byte[] Data);

    private sealed record JournalRow(long Sequence, string Story, long Version, string Name, byte[] Data);
}
