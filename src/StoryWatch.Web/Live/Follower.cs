using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Web.Status;

namespace StoryWatch.Web.Live;

/// <summary>
/// Brings one connected page from where it is to the end of the journal and keeps it there: every event once, in order. Where it is, is the only
/// state; the wait for the page itself to take a batch is the back-pressure.
/// </summary>
internal sealed class Follower(IStoryClient page, LiveTail tail, IJournal journal, IReadModels models, DeskPulse pulse)
{
    /// <summary>A page further behind is better served by a fresh snapshot.</summary>
    public const int MostBehind = 2000;

    private const int Batch = 200;

    /// <summary>Runs until the page needs a snapshot or goes away.</summary>
    public async Task RunAsync(long epoch, long sequence, CancellationToken cancellationToken)
    {
        var readable = await models.PositionAsync(cancellationToken).ConfigureAwait(false);
        if (epoch != readable.Epoch || sequence < 0 || sequence > readable.Sequence)
        {
            await page.SnapshotNeeded(readable.Epoch, readable.Sequence).ConfigureAwait(false);
            return;
        }

        await page.Status(await pulse.FeelAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        while (true)
        {
            var slice = tail.After(sequence, Batch);
            var announced = Math.Max(readable.Sequence, slice.Last);
            if ((slice.Epoch != 0 && slice.Epoch != epoch) || announced - sequence > MostBehind)
            {
                await page.SnapshotNeeded(slice.Epoch == 0 ? epoch : slice.Epoch, announced).ConfigureAwait(false);
                return;
            }

            var events = slice.Events is { } live && slice.Last >= readable.Sequence
                ? live
                : await ReadAsync(sequence, announced, cancellationToken).ConfigureAwait(false);
            if (events.Count > 0)
            {
                await page.Events(events).WaitAsync(cancellationToken).ConfigureAwait(false);
                sequence = events[^1].Sequence;
            }
            else
            {
                await WaitAsync(sequence, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<StoryEventMessage>> ReadAsync(long after, long last, CancellationToken cancellationToken)
    {
        if (after >= last)
            return [];
        var entries = await journal.ReadAsync(after, Batch, cancellationToken).ConfigureAwait(false);
        return [.. entries.TakeWhile(entry => entry.Position.Sequence <= last).Select(entry => entry.ToMessage())];
    }

    private async Task WaitAsync(long sequence, CancellationToken cancellationToken)
    {
        var moved = tail.MovedPastAsync(sequence);
        while (!moved.IsCompleted)
        {
            var beat = pulse.NextAsync();
            if (await Task.WhenAny(moved, beat).WaitAsync(cancellationToken).ConfigureAwait(false) == beat)
                await page.Status(await beat.ConfigureAwait(false)).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
