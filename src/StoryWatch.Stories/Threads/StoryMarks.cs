namespace StoryWatch.Stories.Threads;

/// <summary>What editors have marked a story with, shared by all of them. Marks change what a desk shows, never what a story knows.</summary>
public sealed record StoryMarks(Pin? Pin, Mute? Mute, Acknowledgement? Acknowledged, Assignment? Assigned)
{
    public static readonly StoryMarks None = new(null, null, null, null);

    /// <summary>The events that a mark makes; empty where it stands already.</summary>
    internal static IReadOnlyList<StoryEvent> Decide(StoryMarks marks, MarkStory command) => command switch
    {
        PinStory pin when pin.On && marks.Pin is null => [new StoryPinned(pin.By, pin.At)],
        PinStory pin when !pin.On && marks.Pin is not null => [new StoryUnpinned(pin.By, pin.At)],
        MuteStory mute when mute.Until is { } until && marks.Mute?.Until != until => [new StoryMuted(until, mute.By, mute.At)],
        MuteStory mute when mute.Until is null && marks.Mute is not null => [new StoryUnmuted(mute.By, mute.At)],
        AcknowledgeStory acknowledge when acknowledge.Through > (marks.Acknowledged?.Through ?? 0) =>
            [new StoryAcknowledged(acknowledge.Through, acknowledge.By, acknowledge.At)],
        AssignStory assign when assign.To is { } to && marks.Assigned?.To != to => [new StoryAssigned(to, assign.By, assign.At)],
        AssignStory assign when assign.To is null && marks.Assigned is not null => [new StoryUnassigned(assign.By, assign.At)],
        PinStory or MuteStory or AcknowledgeStory or AssignStory => [],
        _ => throw new NotSupportedException($"A story has no decision for the command {command.GetType().Name}."),
    };

    internal StoryMarks Evolve(StoryMarked happened) => happened switch
    {
        StoryPinned pinned => this with { Pin = new(pinned.By, pinned.At) },
        StoryUnpinned => this with { Pin = null },
        StoryMuted muted => this with { Mute = new(muted.Until, muted.By, muted.At) },
        StoryUnmuted => this with { Mute = null },
        StoryAcknowledged seen => this with { Acknowledged = new(seen.Through, seen.By, seen.At) },
        StoryAssigned assigned => this with { Assigned = new(assigned.To, assigned.By, assigned.At) },
        StoryUnassigned => this with { Assigned = null },
        _ => throw new NotSupportedException($"A story cannot fold the event {happened.GetType().Name}."),
    };
}

/// <summary>Kept at the top of the desk.</summary>
public sealed record Pin(string By, DateTimeOffset At);

/// <summary>Kept quiet until a time.</summary>
public sealed record Mute(DateTimeOffset Until, string By, DateTimeOffset At);

/// <summary>Seen by an editor.</summary>
/// <param name="Through">The place in the journal up to which the story's events were seen.</param>
public sealed record Acknowledgement(long Through, string By, DateTimeOffset At);

/// <summary>Given to an editor.</summary>
public sealed record Assignment(string To, string By, DateTimeOffset At);

/// <summary>An editor marks a story.</summary>
/// <param name="By">The editor.</param>
public abstract record MarkStory(string By, DateTimeOffset At) : StoryCommand;

public sealed record PinStory(bool On, string By, DateTimeOffset At) : MarkStory(By, At);

/// <param name="Until">Null takes the mute back.</param>
public sealed record MuteStory(DateTimeOffset? Until, string By, DateTimeOffset At) : MarkStory(By, At);

/// <param name="Through">The place in the journal up to which the story's events were seen.</param>
public sealed record AcknowledgeStory(long Through, string By, DateTimeOffset At) : MarkStory(By, At);

/// <param name="To">Null takes the assignment back.</param>
public sealed record AssignStory(string? To, string By, DateTimeOffset At) : MarkStory(By, At);

/// <summary>An editor's mark on a story changed.</summary>
/// <param name="By">The editor who changed it.</param>
public abstract record StoryMarked(string By, DateTimeOffset At) : StoryEvent(At);

public sealed record StoryPinned(string By, DateTimeOffset At) : StoryMarked(By, At);

public sealed record StoryUnpinned(string By, DateTimeOffset At) : StoryMarked(By, At);

/// <summary>The story is to be quiet until a time.</summary>
public sealed record StoryMuted(DateTimeOffset Until, string By, DateTimeOffset At) : StoryMarked(By, At);

public sealed record StoryUnmuted(string By, DateTimeOffset At) : StoryMarked(By, At);

/// <summary>An editor has seen what the story told.</summary>
/// <param name="Through">The place in the journal up to which its events were seen.</param>
public sealed record StoryAcknowledged(long Through, string By, DateTimeOffset At) : StoryMarked(By, At);

/// <summary>The story was given to an editor.</summary>
public sealed record StoryAssigned(string To, string By, DateTimeOffset At) : StoryMarked(By, At);

public sealed record StoryUnassigned(string By, DateTimeOffset At) : StoryMarked(By, At);
