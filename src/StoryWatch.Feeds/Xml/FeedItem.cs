namespace StoryWatch.Feeds.Xml;

/// <summary>One item as a feed gives it; text and title as plain text.</summary>
internal sealed record FeedItem
{
    /// <summary>RSS guid or Atom id, unique in the feed.</summary>
    public string? ItemId { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public string? Byline { get; init; }

    /// <summary>As the feed writes it; see <see cref="FeedDate"/>.</summary>
    public string? Published { get; init; }

    public string? Language { get; init; }

    /// <summary>The fullest body that the item has, as plain text.</summary>
    public string Text { get; init; } = "";
}
