namespace StoryWatch.Newsroom.Feeds;

/// <summary>The feeds that the desk reads, and what polling them has taught. Several processes may share them; one polls.</summary>
public interface IFeeds
{
    /// <summary>All feeds, by address.</summary>
    Task<IReadOnlyList<Feed>> ListAsync(CancellationToken cancellationToken);

    Task<Feed?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>False where a feed of this id or address is there already; nothing is changed then.</summary>
    Task<bool> AddAsync(Feed feed, CancellationToken cancellationToken);

    /// <summary>False where there is no such feed.</summary>
    Task<bool> ChangeAsync(string id, FeedSettings settings, CancellationToken cancellationToken);

    /// <summary>Forgets the feed and what is remembered of its items; its articles stay. False where there is no such feed.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken);

    /// <summary>Makes the feed due, also one that is paused or gone: for one poll. False where there is no such feed.</summary>
    Task<bool> AskAsync(string id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Feeds to poll, those that are asked for first, then the longest due. Paused and gone ones only where they are asked for.</summary>
    Task<IReadOnlyList<Feed>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what a poll or a push taught, all of it or nothing. Settings and hub are left as they are. False where the feed was removed meanwhile.
    /// A feed that was asked for after <see cref="FeedState.LastAttempt"/> stays due.
    /// </summary>
    Task<bool> SaveAsync(FeedLesson lesson, CancellationToken cancellationToken);

    /// <summary>Keeps a subscription to the feed's hub, or that there is none. False where there is no such feed.</summary>
    Task<bool> SubscribeAsync(string id, HubSubscription? hub, CancellationToken cancellationToken);

    /// <summary>What is remembered of the feed's items, by key.</summary>
    Task<IReadOnlyDictionary<string, RememberedItem>> RememberedAsync(string id, CancellationToken cancellationToken);

    /// <summary>Changes of health, in order, after a sequence.</summary>
    Task<IReadOnlyList<FeedAlert>> AlertsAsync(long after, int max, CancellationToken cancellationToken);
}

/// <summary>What one poll or push taught.</summary>
/// <param name="At">When it was.</param>
public sealed record FeedLesson(string Id, DateTimeOffset At)
{
    /// <summary>Null of a push, which is no poll.</summary>
    public FeedState? State { get; init; }

    /// <summary>Where the feed is to be fetched from now on; left as it is where null, or where another feed has that address.</summary>
    public string? Url { get; init; }

    /// <summary>When the articles came that are new.</summary>
    public IReadOnlyList<DateTimeOffset> Came { get; init; } = [];

    /// <summary>To remember, or to remember anew.</summary>
    public IReadOnlyList<RememberedItem> Items { get; init; } = [];

    /// <summary>What was last seen before is forgotten; null to forget nothing.</summary>
    public DateTimeOffset? ForgetBefore { get; init; }

    /// <summary>Why the health is another one than before; null where it is not.</summary>
    public string? Reason { get; init; }
}

/// <summary>An item that a feed gave, or a slug or headline that a later notice may name it by.</summary>
/// <param name="Key">Unique in the feed.</param>
/// <param name="Article">The article that it is of.</param>
/// <param name="Mark">Tells one text of the item from another, as the feed gave it; 0 for names.</param>
/// <param name="Updated">The time that the feed gave it last.</param>
/// <param name="Seen">When it was last seen changed or new.</param>
public sealed record RememberedItem(string Key, string Article, long Mark, DateTimeOffset? Updated, DateTimeOffset Seen);

/// <summary>The health of a feed changed.</summary>
/// <param name="Sequence">From 1, rising.</param>
public sealed record FeedAlert(long Sequence, string Feed, string Url, string? Title, DateTimeOffset At, FeedHealth From, FeedHealth To, string Reason);
