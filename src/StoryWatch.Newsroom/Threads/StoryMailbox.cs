using System.Threading.Channels;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Threads;

/// <summary>A story's bounded mailbox with the one loop that empties it.</summary>
internal sealed class StoryMailbox
{
    private readonly Channel<Letter> _letters;

    public StoryMailbox(StoryId story, ThreadSession session, int capacity)
    {
        Story = story;
        _letters = Channel.CreateBounded<Letter>(new BoundedChannelOptions(capacity) { SingleReader = true });
        Emptied = EmptyAsync(session);
    }

    public StoryId Story { get; }

    /// <summary>Callers who are between taking the mailbox and the end of their letter. Guarded by the owner's lock.</summary>
    public int Users { get; set; }

    /// <summary>Its place among the idle ones; null while it is used. Guarded by the owner's lock.</summary>
    public LinkedListNode<StoryMailbox>? Idle { get; set; }

    /// <summary>Completes when it is closed and empty.</summary>
    public Task Emptied { get; }

    public async Task PostAsync(StoryCommand command, Settlement? settles, CancellationToken cancellationToken)
    {
        var letter = new Letter(command, settles, cancellationToken);
        await _letters.Writer.WriteAsync(letter, cancellationToken).ConfigureAwait(false);
        await letter.Done.Task.ConfigureAwait(false);
    }

    public void Close() => _letters.Writer.TryComplete();

    private async Task EmptyAsync(ThreadSession session)
    {
        await foreach (var letter in _letters.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                letter.CancellationToken.ThrowIfCancellationRequested();
                await session.HandleAsync(letter.Command, letter.Settles, letter.CancellationToken).ConfigureAwait(false);
                letter.Done.SetResult();
            }
            catch (Exception fault)
            {
                letter.Done.SetException(fault);
            }
        }
    }

    private sealed record Letter(StoryCommand Command, Settlement? Settles, CancellationToken CancellationToken)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
