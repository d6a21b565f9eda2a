using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// The routing decision with all that it remembers. Used by one caller at a time, rows in inbox order, one pass, never looking ahead;
/// no clock and no chance: the same rows give the same routings, whether they were decided here or restored.
/// </summary>
public interface IRoutingIndex
{
    /// <summary>Decides where an article goes, and remembers it.</summary>
    Routing Route(Article article);

    /// <summary>Remembers an article that was routed before: afterwards the index is as if <see cref="Route"/> had decided so.</summary>
    void Restore(Article article, Settlement settled);

    /// <summary>Takes a merge, a split or the undoing of one. Taking it twice, or for a story not known (yet), changes nothing else.</summary>
    void Restructure(StoryId story, StoryEvent happened);

    /// <summary>Writes all that it remembers.</summary>
    void WriteCheckpoint(Stream stream);

    /// <summary>Becomes what was written. Called on an empty index only.</summary>
    /// <exception cref="InvalidDataException">Not a checkpoint, or one of another version: the index is rebuilt from the inbox instead.</exception>
    void ReadCheckpoint(Stream stream);
}
