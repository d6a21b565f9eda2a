using StoryWatch.Contracts;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Replay.Sessions;

namespace StoryWatch.Web.Replays;

/// <summary>
/// Brings one connected page from where it is to where a replay is and keeps it there. As the live follower does; but few look at a replay, so
/// each reads the replay's journal itself.
/// </summary>
internal sealed class ReplayFollower(IStoryClient page, ReplaySession session)
{
    /// <summary>The state of the desk that a page shows then.</summary>
    public const string State = "replay";

    private const int Batch = 200;

    /// <summary>Runs until the page needs a snapshot or goes away.</summary>
    public async Task RunAsync(long epoch, long sequence, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Before the look: what changes after it is not missed.
            var changed = session.ChangedAsync();
            await page.Replay(ReplayViews.Of(session)).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (session.Desk is { } desk)
            {
                var readable = await desk.Models.PositionAsync(cancellationToken).ConfigureAwait(false);
                await page.Status(new DeskStatus(State, session.State.Total - session.State.Done, readable.Epoch, readable.Sequence))
                    .WaitAsync(cancellationToken).ConfigureAwait(false);
                if (epoch != readable.Epoch || sequence < 0 || sequence > readable.Sequence)
                {
                    await page.SnapshotNeeded(readable.Epoch, readable.Sequence).ConfigureAwait(false);
                    return;
                }

                sequence = await TellAsync(desk, sequence, readable.Sequence, cancellationToken).ConfigureAwait(false);
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<long> TellAsync(IReplayDesk desk, long sequence, long last, CancellationToken cancellationToken)
    {
        while (sequence < last)
        {
            var entries = await desk.Journal.ReadAsync(sequence, Batch, cancellationToken).ConfigureAwait(false);
            var events = entries.TakeWhile(entry => entry.Position.Sequence <= last).Select(entry => entry.ToMessage()).ToList();
            await page.Events(events).WaitAsync(cancellationToken).ConfigureAwait(false);
            sequence = events[^1].Sequence;
        }

        return sequence;
    }
}
