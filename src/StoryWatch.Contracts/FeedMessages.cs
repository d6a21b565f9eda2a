namespace StoryWatch.Contracts;

/// <summary>A feed that the desk reads, and how it is.</summary>
/// <param name="Title">The name that an editor gave it, else the one that it gives itself, else absent.</param>
/// <param name="Outlet">The outlet that its articles are of; absent where they say it themselves.</param>
/// <param name="Format">"auto", or what it is told to be: "xml" (RSS, Atom), "jsonfeed", "ninjs", "newsml-g2", "nitf", "jsonl".</param>
/// <param name="ReadAs">The format that it was last read as, such as "rss 2.0".</param>
/// <param name="FetchArticles">An article's page is fetched where the feed gives a summary only.</param>
/// <param name="Health">"new", "ok", "failing", "silent" (nothing new for longer than its own rhythm lets expect) or "gone" (410).</param>
/// <param name="NextPoll">Absent where it is paused or gone.</param>
/// <param name="IntervalSeconds">The time between polls that its rhythm asks for.</param>
/// <param name="ErrorStreak">Polls in a row that failed.</param>
/// <param name="LastError">Why the last poll failed; absent where it did not.</param>
/// <param name="Gaps">Polls that found no item they knew: something may have scrolled off unseen.</param>
/// <param name="PushedUntil">End of the lease of its WebSub hub; absent where none pushes.</param>
public sealed record FeedView(
    string Id,
    string Url,
    string? Title,
    string? Outlet,
    string Format,
    string? ReadAs,
    bool Paused,
    bool FetchArticles,
    string Health,
    DateTimeOffset? LastAttempt,
    DateTimeOffset? LastSuccess,
    DateTimeOffset? NextPoll,
    int IntervalSeconds,
    int ErrorStreak,
    string? LastError,
    int ArticlesLastDay,
    int Gaps,
    DateTimeOffset? PushedUntil);

/// <summary>A feed to read. All but the address may be absent.</summary>
public sealed record AddFeed(string Url, string? Title, string? Outlet, string? Format, bool? Paused, bool? FetchArticles);

/// <summary>What to change of a feed: what is absent stays; an empty title or outlet is taken away.</summary>
public sealed record ChangeFeed(string? Title, string? Outlet, string? Format, bool? Paused, bool? FetchArticles);

/// <summary>What became of an OPML file.</summary>
/// <param name="Known">Feeds that were there already; they are left as they are.</param>
/// <param name="Rejected">Outlines that are no feed's, each with the reason.</param>
public sealed record OpmlReceipt(int Added, int Known, IReadOnlyList<string> Rejected);

/// <summary>Changes of feeds' health.</summary>
/// <param name="Next">What to ask for after; absent where there is no more yet.</param>
public sealed record FeedAlertPage(IReadOnlyList<FeedAlertView> Alerts, long? Next);

/// <summary>The health of a feed changed: wire name <c>feed.health-changed.v1</c>.</summary>
/// <param name="Before">As in <see cref="FeedView"/>.</param>
/// <param name="After">As in <see cref="FeedView"/>.</param>
public sealed record FeedAlertView(long Sequence, string Feed, string Url, string? Title, DateTimeOffset At, string Before, string After, string Reason);
