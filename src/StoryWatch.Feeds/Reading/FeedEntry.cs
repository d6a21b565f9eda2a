using System.Globalization;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Feeds.Reading;

/// <summary>One item as a feed gives it, whatever the format.</summary>
internal sealed record FeedEntry
{
    /// <summary>RSS guid, Atom id, ninjs uri, NewsML-G2 guid: unique in the feed.</summary>
    public string? ItemId { get; init; }

    /// <summary>Of formats that number the revisions of an item.</summary>
    public int? Version { get; init; }

    public FeedText? Title { get; init; }

    /// <summary>Absolute, or as the feed writes it where it cannot be made so.</summary>
    public string? Url { get; init; }

    public string? Byline { get; init; }

    public string? Outlet { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }

    public FeedText? Summary { get; init; }

    public FeedText? Content { get; init; }

    public ArticleStatus Status { get; init; } = ArticleStatus.Usable;

    public DateTimeOffset? Embargo { get; init; }

    /// <summary>The wire's name for the story, the same for all its leads.</summary>
    public string? Slug { get; init; }

    /// <summary>A note to editors, where kills and corrections are said.</summary>
    public string? EditorialNote { get; init; }

    /// <summary>Ids of the items that this one takes the place of.</summary>
    public ValueList<string> Replaces { get; init; } = ValueList<string>.Empty;

    /// <summary>Why it is no article; null where it is one.</summary>
    public ArticleFault? Fault { get; init; }

    /// <summary>How it breaks its standard in what no article is made of; told, and the article is taken.</summary>
    public ArticleFault? Doubt { get; init; }

    /// <summary>The article whole, of a feed of article records.</summary>
    public Article? Record { get; init; }

    /// <summary>What a valid item that has no words at all is called by: its id. Worth reading for its status, not for its text.</summary>
    public string? Name { get; init; }

    /// <summary>Names the item in its feed: the id, else the address, else the title.</summary>
    public string Key => ItemId ?? Url ?? Title?.Raw ?? Content?.Raw ?? "";

    /// <summary>Tells one text of the item from another, as the feed gives it.</summary>
    public long Mark
    {
        get
        {
            var mark = StableHash.Of(string.Create(CultureInfo.InvariantCulture, $"{Version}|{Status}|{Embargo?.UtcTicks}|{EditorialNote}|"));
            mark = Title?.Mark(mark) ?? mark;
            mark = StableHash.Of(mark, "|");
            mark = (Content ?? Summary)?.Mark(mark) ?? mark;
            return unchecked((long)mark);
        }
    }
}

/// <summary>A feed's document, read.</summary>
/// <param name="Format">What it was read as: "rss 2.0", "atom 1.0", "ninjs 2.1".</param>
internal sealed record FeedContent(string Format, IReadOnlyList<FeedEntry> Entries)
{
    public string? Title { get; init; }

    /// <summary>The address of the site.</summary>
    public string? Link { get; init; }

    /// <summary>The feed's own address as it gives it (rel="self"): what a hub knows it by.</summary>
    public string? Self { get; init; }

    /// <summary>WebSub hubs.</summary>
    public ValueList<string> Hubs { get; init; } = ValueList<string>.Empty;
}

/// <summary>What is known of a document beside its bytes.</summary>
/// <param name="Base">What relative addresses in it are relative to.</param>
/// <param name="Charset">As the content type says.</param>
/// <param name="Format">One of <see cref="Newsroom.Feeds.FeedFormats"/>.</param>
internal sealed record FeedSource(Uri? Base, string? Charset, string Format)
{
    public static readonly FeedSource Unknown = new(null, null, Newsroom.Feeds.FeedFormats.Auto);
}
