namespace StoryWatch.Stories.Threads;

internal static class StoryDecisions
{
    public static IReadOnlyList<StoryEvent> Decide(StoryThread state, StoryCommand command) => [];
}
