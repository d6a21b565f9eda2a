using StoryWatch.Contracts;

namespace StoryWatch.Testing.Hub;

/// <summary>What the hub called on the client.</summary>
public abstract record HubMessage;

public sealed record EventsCame(IReadOnlyList<StoryEventMessage> Events) : HubMessage;

public sealed record SnapshotWanted(long Epoch, long Sequence) : HubMessage;

public sealed record StatusCame(DeskStatus Status) : HubMessage;

public sealed record ReplayMoved(ReplayView Replay) : HubMessage;

public sealed record WatchersCame(string Story, IReadOnlyList<string> Names) : HubMessage;

public sealed record FiltersCame(IReadOnlyList<SavedFilterView> Filters) : HubMessage;

public sealed record FeedHealthCame(FeedAlertView Alert) : HubMessage;

/// <summary>The server refused an invocation.</summary>
public sealed record InvocationFailed(string Error) : HubMessage;
