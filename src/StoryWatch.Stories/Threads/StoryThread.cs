namespace StoryWatch.Stories.Threads;

/// <summary>One long-running story as a fold of its events. Decisions are pure functions of (state, command).</summary>
public sealed partial record StoryThread
{
    public static readonly StoryThread Initial = new();

    /// <summary>Number of events folded in: the version that the next append expects.</summary>
    public int Version { get; init; }

    public string Title { get; init; } = "";

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The events that the command makes of this state; empty where it changes nothing. Never throws for a command that comes late or twice.</summary>
    public static IReadOnlyList<StoryEvent> Decide(StoryThread state, StoryCommand command) => StoryDecisions.Decide(state, command);

    /// <summary>The state after an event.</summary>
    public StoryThread Evolve(StoryEvent happened) => StoryEvolution.Evolve(this, happened) with { Version = Version + 1 };

    public StoryThread Evolve(IEnumerable<StoryEvent> happened) => happened.Aggregate(this, (state, next) => state.Evolve(next));
}
