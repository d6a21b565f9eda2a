namespace StoryWatch.Stories.Threads;

/// <summary>The fold: what a story knows after an event. An event that it does not know is an error, not a no-op.</summary>
internal static class StoryEvolution
{
    public static StoryThread Evolve(StoryThread state, StoryEvent happened) => happened switch
    {
        StoryOpened opened => state with { Title = opened.Title, OpenedAt = opened.At },
        _ => throw new NotSupportedException(happened.GetType().Name),
    };
}
