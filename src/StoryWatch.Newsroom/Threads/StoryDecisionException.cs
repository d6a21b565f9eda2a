using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Threads;

/// <summary>A story could not decide a command: a fault of the program that trying again does not mend. Nothing was written.</summary>
public sealed class StoryDecisionException : Exception
{
    public StoryDecisionException(StoryId story, StoryCommand command, Exception fault)
        : base($"Story {story} could not decide {command.GetType().Name}: {fault.Message}", fault)
    {
    }

    /// <summary>For a host that has only the message, such as a cluster's client.</summary>
    public StoryDecisionException(string message)
        : base(message)
    {
    }
}
