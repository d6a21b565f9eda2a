namespace StoryWatch.Feeds.Polling;

/// <summary>How feeds are read. A program's configuration section <c>Feeds</c>.</summary>
public sealed record FeedOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Feeds";

    /// <summary>Fetch also from this machine and its networks.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Where hubs reach this server from outside, such as https://desk.example; null for no WebSub.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Feeds polled at once, each of another host.</summary>
    public int AtOnce { get; init; } = 16;

    /// <summary>For a whole document, redirects included.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Says who asks, and where a publisher finds out more.</summary>
    public string UserAgent { get; init; } = "StoryWatch/1.0 (feed reader; https://storywatch.example/bot)";

    /// <summary>How often the store is asked for feeds that are due.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(2);
}
