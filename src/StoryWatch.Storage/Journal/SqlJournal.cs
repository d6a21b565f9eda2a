using StoryWatch.Newsroom.Intake;
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

    private static async Task<AppendResult> AppendAsync(WriteSession session, Append append, EventRow[] events)
    {
        if (append.Settles is { } settles && await IsSettledAsync(session, settles).ConfigureAwait(false))
            return AppendResult.AlreadySettled;

        // A row that goes to no story has no version.
        var story = append.Story.Value;
        if (!string.IsNullOrEmpty(story)
            && await session.SingleOrDefaultAsync<long>("select coalesce(max(version), 0) from journal where story = @story", new { story }).ConfigureAwait(false)
                != append.ExpectedVersion)
            return AppendResult.VersionConflict;

        var rows = new List<JournalRow>(events.Length);
        foreach (var (name, data) in events)
            rows.Add(new JournalRow(await session.NextSequenceAsync("journal").ConfigureAwait(false), story, append.ExpectedVersion + rows.Count + 1, name, data));
        if (rows.Count > 0)
            await session.ExecuteAsync(
                "insert into journal (sequence, story, version, name, data) values (@Sequence, @Story, @Version, @Name, @Data)", rows).ConfigureAwait(false);
        if (append.Settles is { } settlement)
            await SettleAsync(session, settlement).ConfigureAwait(false);
        return AppendResult.Appended;
    }

    private static async Task<bool> IsSettledAsync(WriteSession session, Settlement settlement) =>
        await session.SingleOrDefaultAsync<long?>("select settled from inbox where sequence = @Sequence", new { settlement.Sequence }).ConfigureAwait(false) switch
        {
            null => throw new InvalidOperationException($"The inbox has no row {settlement.Sequence} to settle."),
            var settled => settled != 0,
        };

    private static Task<int> SettleAsync(WriteSession session, Settlement settlement) => session.ExecuteAsync(
        """
        update inbox set settled = 1, story = @Story, development = @Development, copy_of = @CopyOf, source_group = @SourceGroup
        where sequence = @Sequence and settled = 0
        """,
        new { settlement.Sequence, Story = settlement.Story.Value, settlement.Development, settlement.CopyOf, settlement.SourceGroup });

    private IReadOnlyList<JournalEntry> ToEntries(IReadOnlyList<JournalRow> rows) =>
    [
        .. rows.Select(row => new JournalEntry(
            new JournalPosition(database.Epoch, row.Sequence), new StoryId(row.Story), (int)row.Version, StoryEventCodec.Read(row.Name, row.Data))),
    ];

    private sealed record EventRow(string Name, byte[] Data);

    private sealed record JournalRow(long Sequence, string Story, long Version, string Name, byte[] Data);
}
