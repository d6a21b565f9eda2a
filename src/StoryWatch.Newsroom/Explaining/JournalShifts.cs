using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Explaining;

/// <summary>Finds and explains shifts in a journal that has no read models beside it.</summary>
public static class JournalShifts
{
    private const int Batch = 500;

    /// <summary>Reads the journal until it finds the shift; null where it has none such.</summary>
    public static async Task<ExplanationView?> ExplainAsync(IJournal journal, string shiftId, CancellationToken cancellationToken)
    {
        for (var after = 0L; ;)
        {
            var batch = await journal.ReadAsync(after, Batch, cancellationToken).ConfigureAwait(false);
            if (batch.Count == 0)
                return null;
            if (batch.FirstOrDefault(entry => entry.Event is PositionShifted shifted && shifted.Shift.Id == shiftId) is { } told)
                return await ExplainAsync(journal, told.Story, shiftId, cancellationToken).ConfigureAwait(false);
            after = batch[^1].Position.Sequence;
        }
    }

    /// <summary>Null where the story told no such shift.</summary>
    public static async Task<ExplanationView?> ExplainAsync(IJournal journal, StoryId story, string shiftId, CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        for (var after = 0L; ;)
        {
            var batch = await journal.ReadStoryAsync(story, after, Batch, cancellationToken).ConfigureAwait(false);
            if (batch.Count == 0)
                return ShiftExplanation.Of(entries, shiftId);
            entries.AddRange(batch);
            after = batch[^1].Position.Sequence;
        }
    }
}
