using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Routing;

/// <summary>Which events change what belongs to which story, and so are the router's business.</summary>
internal static class StructureEvents
{
    public static bool IsStructure(this StoryEvent happened) => happened is StoryMerged or MergeUndone or StorySplit or SplitUndone;
}
