using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>Brings what is read of a replay's desk up to its journal: such a desk has no relay.</summary>
internal static class DeskProjection
{
    private const int Page = 500;

    public static async Task ProjectAsync(this IReplayDesk desk, CancellationToken cancellationToken)
    {
        var position = (await desk.Models.PositionAsync(cancellationToken).ConfigureAwait(false)).Sequence;
        IReadOnlyList<JournalEntry> entries;
        while ((entries = await desk.Journal.ReadAsync(position, Page, cancellationToken).ConfigureAwait(false)).Count > 0)
        {
            await desk.Models.ProjectAsync(entries, cancellationToken).ConfigureAwait(false);
            position = entries[^1].Position.Sequence;
        }
    }
}
