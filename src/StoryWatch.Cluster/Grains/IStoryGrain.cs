using StoryWatch.Cluster.Wire;

namespace StoryWatch.Cluster.Grains;

/// <summary>One story's thread. The key is the story's id.</summary>
[Alias("storywatch.story")]
internal interface IStoryGrain : IGrainWithStringKey
{
    /// <summary>Takes a command; on return its events are in the journal, and the inbox row that it comes from is settled.</summary>
    /// <returns>Null, or why the story cannot decide the command; trying again does not help then.</returns>
    [Alias("handle")]
    Task<string?> HandleAsync(PackedCommand command, PackedSettlement? settles, CancellationToken cancellationToken);
}
