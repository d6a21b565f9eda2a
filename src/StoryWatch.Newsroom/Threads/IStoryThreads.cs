using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Threads;

/// <summary>The single-threaded units, one a story: mailboxes in one process, or grains in a cluster.</summary>
public interface IStoryThreads
{
    /// <summary>
    /// Hands a command to the story's thread; completes when its events are in the journal. Commands to one story are taken in the order
    /// of the calls. Waits while the story's mailbox is full.
    /// </summary>
    /// <param name="settles">The inbox row that the command comes from, settled with its events.</param>
    Task HandleAsync(StoryId story, StoryCommand command, Settlement? settles, CancellationToken cancellationToken);
}
