using StoryWatch.Newsroom.Journal;
using StoryWatch.Storage.Sql;
using StoryWatch.Stories;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Storage.Reading;

/// <summary>Merges and splits: proposed, done, undone. One done by hand, without a proposal, is listed as done.</summary>
internal static class ProposalProjection
{
    private const string Merge = "merge";
    private const string Split = "split";

    public static Task ApplyAsync(WriteSession session, JournalEntry entry) => entry.Event switch
    {
        MergeProposed proposed => InsertAsync(session, entry, Merge, proposed.Other.Value, "", proposed.Evidence, "proposed"),
        StoryMerged merged => MergeAsync(session, entry, merged),
        MergeUndone undone => UndoMergeAsync(session, entry, undone),
        SplitProposed proposed => InsertAsync(session, entry, Split, "", Key(proposed.Developments), proposed.Evidence, "proposed"),
        StorySplit split => SplitAsync(session, entry, split),
        SplitUndone undone => SetStateAsync(session, entry, Split, undone.Into.Value, Key(undone.Developments), "undone"),
        _ => throw new ArgumentException($"{entry.Event.GetType().Name} is neither a merge nor a split.", nameof(entry)),
    };

    private static async Task MergeAsync(WriteSession session, JournalEntry entry, StoryMerged merged)
    {
        var into = merged.Into.Value;
        await session.ExecuteAsync("update story_view set merged_into = @into where id = @Story", new { into, Story = entry.Story.Value }).ConfigureAwait(false);
        if (await SetStateAsync(session, entry, Merge, into, "", "done").ConfigureAwait(false) == 0)
            await InsertAsync(session, entry, Merge, into, "", $"by {merged.By}", "done").ConfigureAwait(false);
    }

    private static async Task UndoMergeAsync(WriteSession session, JournalEntry entry, MergeUndone undone)
    {
        await session.ExecuteAsync("update story_view set merged_into = null where id = @Story", new { Story = entry.Story.Value }).ConfigureAwait(false);
        await SetStateAsync(session, entry, Merge, undone.Into.Value, "", "undone").ConfigureAwait(false);
    }

    private static async Task SplitAsync(WriteSession session, JournalEntry entry, StorySplit split)
    {
        var developments = Key(split.Developments);
        if (await SetStateAsync(session, entry, Split, split.Into.Value, developments, "done").ConfigureAwait(false) == 0)
            await InsertAsync(session, entry, Split, split.Into.Value, developments, $"by {split.By}", "done").ConfigureAwait(false);
    }

    /// <summary>A proposed split does not know its other story yet.</summary>
    private static Task<int> SetStateAsync(WriteSession session, JournalEntry entry, string kind, string other, string developments, string state) =>
        session.ExecuteAsync(
            """
            update proposal_view set state = @state, other = @other, at = @At
            where story = @Story and kind = @kind and developments = @developments and (other = @other or other = '')
            """,
            new { state, other, At = entry.Event.At.UtcTicks, Story = entry.Story.Value, kind, developments });

    private static Task<int> InsertAsync(
        WriteSession session, JournalEntry entry, string kind, string other, string developments, string evidence, string state) =>
        session.ExecuteAsync(
            """
            insert into proposal_view (sequence, story, kind, other, developments, evidence, state, at)
            values (@Sequence, @Story, @kind, @other, @developments, @evidence, @state, @At) on conflict do nothing
            """,
            new
            {
                entry.Position.Sequence,
                Story = entry.Story.Value,
                kind,
                other,
                developments,
                evidence = evidence.Storable(),
                state,
                At = entry.Event.At.UtcTicks,
            });

    private static string Key(ValueList<string> developments) => string.Join(ProposalRow.Separator, developments);
}
