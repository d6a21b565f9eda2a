namespace StoryWatch.Contracts;

/// <summary>What editors have marked a story with, shared by all of them; a mark that is not set is absent.</summary>
public sealed record StoryMark(string Story, PinView? Pinned, MuteView? Muted, AcknowledgementView? Acknowledged, AssignmentView? Assigned);

/// <param name="By">The editor.</param>
public sealed record PinView(string By, DateTimeOffset At);

/// <param name="Until">A mute whose time is over stands as it is: the page compares.</param>
public sealed record MuteView(DateTimeOffset Until, string By, DateTimeOffset At);

/// <param name="Sequence">The place in the journal up to which the story's events were seen.</param>
public sealed record AcknowledgementView(long Sequence, string By, DateTimeOffset At);

/// <param name="To">The editor whose story it is now.</param>
public sealed record AssignmentView(string To, string By, DateTimeOffset At);

/// <summary>The marks of all stories that have any, and who has which story open.</summary>
/// <param name="Watchers">Names by story.</param>
public sealed record DeskView(IReadOnlyList<StoryMark> Stories, IReadOnlyDictionary<string, IReadOnlyList<string>> Watchers);

/// <param name="By">The editor, where the caller has no token of its own.</param>
public sealed record PinRequest(bool On, string? By);

/// <param name="Until">Null or absent takes the mute back.</param>
public sealed record MuteRequest(DateTimeOffset? Until, string? By);

/// <param name="Sequence">The place in the journal up to which the story's events were seen; absent for all that there are.</param>
public sealed record AcknowledgeRequest(long? Sequence, string? By);

/// <param name="To">Null or absent takes the assignment back.</param>
public sealed record AssignRequest(string? To, string? By);
