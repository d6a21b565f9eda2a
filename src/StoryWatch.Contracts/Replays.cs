namespace StoryWatch.Contracts;

/// <summary>What can be replayed, and what is.</summary>
public sealed record ReplayPage(IReadOnlyList<ArchiveView> Archives, IReadOnlyList<ReplayView> Sessions);

/// <param name="BuiltIn">It comes with the program.</param>
public sealed record ArchiveView(string Name, long Bytes, bool BuiltIn);

/// <summary>Starts a replay.</summary>
/// <param name="Archive">A name of the list.</param>
/// <param name="From">The first moment; absent for that of the archive.</param>
/// <param name="To">The last moment; absent for that of the archive.</param>
/// <param name="Speed">Times as fast as the articles came, from 0.1; 0 or absent for as fast as it goes.</param>
/// <param name="Paused">True to wait for the first step.</param>
/// <param name="Webhooks">
/// "sink" or absent: what it would tell webhooks is listed and goes nowhere. "allowed": it is delivered, marked as a replay's; for admins alone.
/// </param>
public sealed record ReplayRequest(
    string Archive, DateTimeOffset? From, DateTimeOffset? To, double? Speed, bool? Paused, string? By, string? Webhooks = null);

/// <summary>A replay as it stands.</summary>
/// <param name="From">The moment of its first article; absent while it loads, as <paramref name="To"/> and <paramref name="At"/>.</param>
/// <param name="State">"loading", "running", "paused", "seeking", "done" or "failed".</param>
/// <param name="At">Where it is, by the time of the articles.</param>
/// <param name="Done">Articles told, of <paramref name="Total"/>.</param>
/// <param name="Faulty">Lines of the archive that are no article.</param>
/// <param name="Epoch">Of its journal: another one after a seek back, and then all of it anew.</param>
/// <param name="Webhooks">"sink": no webhook is told. "allowed": webhooks are told, each message marked as a replay's.</param>
/// <param name="WebhooksAllowedBy">The admin who allowed it.</param>
/// <param name="WebhookMessages">Messages so far, to the sink or to webhooks.</param>
public sealed record ReplayView(
    string Id,
    string Archive,
    DateTimeOffset? From,
    DateTimeOffset? To,
    double Speed,
    string State,
    DateTimeOffset? At,
    int Done,
    int Total,
    int Faulty,
    long Epoch,
    string? Problem,
    string StartedBy,
    DateTimeOffset StartedAt,
    string Webhooks,
    string? WebhooksAllowedBy,
    long WebhookMessages);

/// <summary>What a replay told webhooks, or would have told them.</summary>
/// <param name="Mode">"sink" or "allowed".</param>
/// <param name="Held">Messages that the webhooks' paces hold back.</param>
/// <param name="Problem">Why nothing can be told now.</param>
/// <param name="Newest">Newest first, at most 200.</param>
public sealed record ReplayWebhooksView(
    string Mode, string? AllowedBy, long Messages, long Held, string? Problem, IReadOnlyList<ReplayMessageView> Newest);

/// <param name="At">By the time of the articles.</param>
/// <param name="Name">Description of the webhook, or scheme and host of its address.</param>
/// <param name="Type">Wire name, or "webhook.digest.v1".</param>
/// <param name="Story">Empty for a digest of several.</param>
/// <param name="Sequence">Of its event in the replay's journal.</param>
/// <param name="Text">As a chat gets it.</param>
public sealed record ReplayMessageView(DateTimeOffset At, string Webhook, string Name, string Type, string Story, long Sequence, string Text);

/// <param name="Articles">How many more to tell, 1 where absent.</param>
public sealed record StepRequest(int? Articles);

public sealed record SeekRequest(DateTimeOffset At);

public sealed record SpeedRequest(double Speed);

/// <summary>What is expected of a replay, and whether it holds so far.</summary>
/// <param name="Failed">Rules that must hold and do not.</param>
/// <param name="Known">Rules that do not hold, as their file says.</param>
/// <param name="Open">Rules about articles that are not told yet.</param>
public sealed record ReplayVerdict(int Passed, int Failed, int Known, int Open, IReadOnlyList<VerdictCheck> Checks);

/// <param name="State">"passed", "failed", "known" (it fails as its file says) or "open".</param>
/// <param name="Why">What the rule is for.</param>
/// <param name="Reason">Why it does not hold.</param>
public sealed record VerdictCheck(string Id, string Rule, string State, string Why, string? Reason);

/// <summary>How the shifts of one replay differ from those of another.</summary>
/// <param name="Missing">Of the left only.</param>
/// <param name="Extra">Of the right only.</param>
/// <param name="Late">The same move, on a later article on the right.</param>
/// <param name="Changed">The same place, another content.</param>
public sealed record RunDifference(
    int Same, IReadOnlyList<RunShift> Missing, IReadOnlyList<RunShift> Extra, IReadOnlyList<RunPair> Late, IReadOnlyList<RunPair> Changed);

/// <summary>A shift of a run.</summary>
public sealed record RunShift(
    DateTimeOffset At, string Story, string Article, string Kind, ActorView Actor, ActorView? Counterpart, string Issue, string? From, string To, int Severity, string Quote);

/// <param name="Fields">What differs.</param>
public sealed record RunPair(RunShift Left, RunShift Right, IReadOnlyList<string> Fields);
