using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Storage.Sql;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Storage.Reading;

/// <summary>Editors' marks on a story, one row a story.</summary>
internal static class MarkProjection
{
    public static Task ApplyAsync(WriteSession session, JournalEntry entry, StoryMarked marked) => marked switch
    {
        StoryPinned pinned => SetAsync(session, entry, "pinned_by = @By, pinned_at = @At", pinned.By),
        StoryUnpinned => SetAsync(session, entry, "pinned_by = null, pinned_at = null"),
        StoryMuted muted => SetAsync(session, entry, "muted_until = @Number, muted_by = @By, muted_at = @At", muted.By, muted.Until.UtcTicks),
        StoryUnmuted => SetAsync(session, entry, "muted_until = null, muted_by = null, muted_at = null"),
        StoryAcknowledged seen => SetAsync(
            session, entry, "acknowledged_through = @Number, acknowledged_by = @By, acknowledged_at = @At", seen.By, seen.Through),
        StoryAssigned assigned => SetAsync(session, entry, "assigned_to = @Text, assigned_by = @By, assigned_at = @At", assigned.By, text: assigned.To),
        StoryUnassigned => SetAsync(session, entry, "assigned_to = null, assigned_by = null, assigned_at = null"),
        _ => throw new ArgumentException($"{marked.GetType().Name} is no mark.", nameof(marked)),
    };

    private static Task<int> SetAsync(WriteSession session, JournalEntry entry, string columns, string? by = null, long number = 0, string? text = null) =>
        session.ExecuteAsync(
            $"""
            insert into story_mark (story) values (@Story) on conflict do nothing;
            update story_mark set {columns} where story = @Story;
            """,
            new { Story = entry.Story.Value, By = by.Storable(), At = entry.Event.At.UtcTicks, Number = number, Text = text.Storable() });
}

/// <summary>A row of marks; read as part of a story's row too.</summary>
internal sealed record MarkRow(
    string Story, string? PinnedBy, long? PinnedAt, long? MutedUntil, string? MutedBy, long? MutedAt, long? AcknowledgedThrough, string? AcknowledgedBy,
    long? AcknowledgedAt, string? AssignedTo, string? AssignedBy, long? AssignedAt)
{
    public const string Select =
        """
        select story, pinned_by as PinnedBy, pinned_at as PinnedAt, muted_until as MutedUntil, muted_by as MutedBy, muted_at as MutedAt,
            acknowledged_through as AcknowledgedThrough, acknowledged_by as AcknowledgedBy, acknowledged_at as AcknowledgedAt,
            assigned_to as AssignedTo, assigned_by as AssignedBy, assigned_at as AssignedAt
        from story_mark
        """;

    /// <summary>Null where none is set.</summary>
    public StoryMark? ToView()
    {
        var mark = new StoryMark(
            Story,
            PinnedBy is null ? null : new(PinnedBy, Time(PinnedAt)),
            MutedUntil is { } until ? new(Ticks.ToTime(until), MutedBy!, Time(MutedAt)) : null,
            AcknowledgedThrough is { } through ? new(through, AcknowledgedBy!, Time(AcknowledgedAt)) : null,
            AssignedTo is null ? null : new(AssignedTo, AssignedBy!, Time(AssignedAt)));
        return mark is { Pinned: null, Muted: null, Acknowledged: null, Assigned: null } ? null : mark;
    }

    private static DateTimeOffset Time(long? ticks) => Ticks.ToTime(ticks!.Value);
}
