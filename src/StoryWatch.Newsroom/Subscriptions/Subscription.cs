namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Who wants to be told what, when and where.</summary>
/// <param name="Chat">Messages carry a Slack-compatible text.</param>
/// <param name="After">Events after this sequence concern it: the journal's end when it was made or enabled again.</param>
public sealed record Subscription(
    string Id, Uri Url, string? Description, SubscriptionFilter Filter, Pace Pace, bool Chat, SigningSecrets Secrets, DateTimeOffset CreatedAt, long After)
{
    public EndpointHealth Health { get; init; } = EndpointHealth.Sound;

    public bool IsEnabled => Health.Disabled is null;
}

/// <summary>The keys that sign: <c>whsec_</c> and base64. After a rotation the previous one signs too, for a while.</summary>
public sealed record SigningSecrets(string Current, string? Previous = null, DateTimeOffset? PreviousUntil = null)
{
    /// <summary>Those that sign at a time, the newest first.</summary>
    public IReadOnlyList<string> At(DateTimeOffset now) => Previous is not null && now < PreviousUntil ? [Current, Previous] : [Current];
}

/// <summary>How an endpoint has been answering.</summary>
/// <param name="FailingSince">The first failure after the last success; null while it answers.</param>
/// <param name="IsTold">Its failing was told to the operator.</param>
/// <param name="Disabled">Why it gets nothing any more; null while it does.</param>
/// <param name="MissedAfter">Events that passed while it was disabled come after this sequence; null where none did.</param>
/// <param name="MissedUntil">The last of them; null while it is disabled.</param>
public sealed record EndpointHealth(DateTimeOffset? FailingSince, bool IsTold, string? Disabled, long? MissedAfter, long? MissedUntil)
{
    /// <summary>The reason of an endpoint that an editor disabled.</summary>
    public const string ByHand = "by hand";

    public static readonly EndpointHealth Sound = new(null, false, null, null, null);
}
