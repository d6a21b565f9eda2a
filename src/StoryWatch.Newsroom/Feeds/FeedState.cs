namespace StoryWatch.Newsroom.Feeds;

/// <summary>What polling a feed has taught so far. Saved after the articles of a poll are on disk, never before.</summary>
public sealed record FeedState
{
    public static readonly FeedState Initial = new();

    /// <summary>The title that the feed gives itself.</summary>
    public string? Title { get; init; }

    /// <summary>The format that it was last read as.</summary>
    public string? Format { get; init; }

    /// <summary>As the server wrote it, weak mark and quotes included.</summary>
    public string? ETag { get; init; }

    /// <summary>As the server wrote it.</summary>
    public string? LastModified { get; init; }

    /// <summary>Of the last document that was read, to know one again that comes without a 304.</summary>
    public string? BodyHash { get; init; }

    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>Last answer that was a feed, unchanged or not.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>When it was first read.</summary>
    public DateTimeOffset? FirstSuccess { get; init; }

    /// <summary>Null: as soon as can be, unless the feed is gone.</summary>
    public DateTimeOffset? NextPoll { get; init; }

    /// <summary>The time between polls that its rhythm asks for.</summary>
    public TimeSpan Interval { get; init; } = FeedRhythm.Usual;

    public int ErrorStreak { get; init; }

    /// <summary>How often the server lately said that it is asked too often.</summary>
    public int Refusals { get; init; }

    /// <summary>Items that the last document held.</summary>
    public int Window { get; init; }

    /// <summary>How often the time between polls is halved, since at its rhythm's pace something was missed.</summary>
    public int Haste { get; init; }

    /// <summary>Null after a success.</summary>
    public string? LastError { get; init; }

    /// <summary>The server said that the feed is gone for good (410): it is not asked again until an editor asks.</summary>
    public bool Gone { get; init; }

    public FeedHealth Health { get; init; } = FeedHealth.New;

    /// <summary>Polls that found no item that was known before: something may have scrolled off unseen.</summary>
    public int Gaps { get; init; }
}

/// <summary>How a feed is.</summary>
public enum FeedHealth
{
    /// <summary>Never polled.</summary>
    New,
    Ok,

    /// <summary>It cannot be fetched or read, several times in a row.</summary>
    Failing,

    /// <summary>It answers, and has had nothing new for longer than its own rhythm lets expect.</summary>
    Silent,

    /// <summary>The server said that it is gone for good.</summary>
    Gone,
}

/// <summary>A subscription to a feed's WebSub hub.</summary>
/// <param name="Topic">What is subscribed to: the feed's self address.</param>
/// <param name="Key">The unguessable part of the callback's address.</param>
/// <param name="Secret">Signs what the hub sends (HMAC).</param>
/// <param name="Asked">When the subscription was last asked for.</param>
/// <param name="Until">End of the lease that the hub granted; null until it has verified.</param>
public sealed record HubSubscription(string Hub, string Topic, string Key, string Secret, DateTimeOffset? Asked, DateTimeOffset? Until)
{
    public bool IsLive(DateTimeOffset now) => Until > now;
}
