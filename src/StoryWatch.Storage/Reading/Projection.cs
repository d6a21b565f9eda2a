using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Storage.Sql;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Storage.Reading;

/// <summary>Takes journal entries into the read models. All entries of a call and the position share one transaction.</summary>
internal static class Projection
{
    /// <summary>Where the projection left off.</summary>
    public const string Checkpoint = "read-models";

    public static async Task<bool> ProjectAsync(WriteSession session, IReadOnlyList<JournalEntry> entries)
    {
        var position = await session.SingleOrDefaultAsync<long>("select sequence from checkpoint where name = @Checkpoint", new { Checkpoint }).ConfigureAwait(false);
        var touched = new Dictionary<string, JournalEntry>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry.Position.Sequence > position))
        {
            if (!touched.ContainsKey(entry.Story.Value))
                await OpenStoryAsync(session, entry).ConfigureAwait(false);
            touched[entry.Story.Value] = entry;
            await ApplyAsync(session, entry).ConfigureAwait(false);
        }

        if (touched.Count == 0)
            return false;
        foreach (var last in touched.Values)
            await SummarizeAsync(session, last).ConfigureAwait(false);
        await session.ExecuteAsync(
            "insert into checkpoint (name, sequence) values (@Checkpoint, @Sequence) on conflict (name) do update set sequence = excluded.sequence",
            new { Checkpoint, entries[^1].Position.Sequence }).ConfigureAwait(false);
        return true;
    }

    private static Task ApplyAsync(WriteSession session, JournalEntry entry) => entry.Event switch
    {
        StoryOpened opened => session.ExecuteAsync(
            "update story_view set title = @Title, opened_at = @At where id = @Story", new { Title = opened.Title.Storable(), At = opened.At.UtcTicks, Story = entry.Story.Value }),
        ArticleAdded added => ArticleProjection.AddAsync(session, entry, added),
        ArticleRevised revised => ArticleProjection.ReviseAsync(session, entry, revised),
        ArticleWithdrawn withdrawn => ArticleProjection.WithdrawAsync(session, entry, withdrawn),
        PositionShifted shifted => session.ExecuteAsync(
            "insert into shift_view (sequence, story, id, sources, severity, data) values (@Sequence, @Story, @Id, 1, @Severity, @Data) on conflict do nothing",
            new
            {
                entry.Position.Sequence,
                Story = entry.Story.Value,
                shifted.Shift.Id,
                Severity = (long)shifted.Shift.Severity,
                Data = ShiftRow.Pack(ShiftViews.Of(entry, shifted.Shift)),
            }),
        ShiftCorroborated corroborated => session.ExecuteAsync(
            "update shift_view set sources = @Sources, severity = @Severity where story = @Story and id = @ShiftId",
            new { Sources = (long)corroborated.Sources, Severity = (long)corroborated.Severity, Story = entry.Story.Value, corroborated.ShiftId }),
        ShiftCorrected corrected => session.ExecuteAsync(
            "update shift_view set corrected = @Reason where story = @Story and id = @ShiftId",
            new { Reason = corrected.Reason.Storable(), Story = entry.Story.Value, corrected.ShiftId }),
        ShiftDismissed dismissed => session.ExecuteAsync(
            "update shift_view set dismissed = @Reason where story = @Story and id = @ShiftId",
            new { Reason = $"{dismissed.By}: {dismissed.Reason}".Storable(), Story = entry.Story.Value, dismissed.ShiftId }),
        MergeProposed or StoryMerged or MergeUndone or SplitProposed or StorySplit or SplitUndone => ProposalProjection.ApplyAsync(session, entry),
        StoryMarked marked => MarkProjection.ApplyAsync(session, entry, marked),
        _ => Task.CompletedTask,
    };

    private static Task<int> OpenStoryAsync(WriteSession session, JournalEntry entry) => session.ExecuteAsync(
        """
        insert into story_view (id, title, opened_at, last_article_at, last_shift_at, articles, sources, shifts, last_sequence, last_shift)
        values (@Story, '', @At, @At, 0, 0, 0, 0, 0, 0) on conflict do nothing
        """,
        new { Story = entry.Story.Value, At = entry.Event.At.UtcTicks });

    /// <summary>Counts anew what the entries may have changed. Withdrawn articles and corrected shifts do not count.</summary>
    private static async Task SummarizeAsync(WriteSession session, JournalEntry last)
    {
        var story = last.Story.Value;
        var shift = await session.SingleOrDefaultAsync<ShiftRow>(
            "select sources, severity, corrected, dismissed, data from shift_view where story = @story and corrected is null order by sequence desc limit 1",
            new { story }).ConfigureAwait(false);
        var view = shift?.ToView();
        await session.ExecuteAsync(
            """
            update story_view set
                articles = (select count(*) from article_view where story = @story and state <> 'withdrawn'),
                sources = (select count(distinct source_group) from article_view where story = @story and state <> 'withdrawn'),
                shifts = (select count(*) from shift_view where story = @story and corrected is null),
                last_article_at = coalesce((select max(at) from article_view where story = @story), last_article_at),
                last_shift = @lastShift, last_shift_at = @lastShiftAt, last_sequence = @Sequence
            where id = @story
            """,
            new { story, lastShift = view?.Sequence ?? 0, lastShiftAt = view?.At.UtcTicks ?? 0, last.Position.Sequence }).ConfigureAwait(false);
    }
}
