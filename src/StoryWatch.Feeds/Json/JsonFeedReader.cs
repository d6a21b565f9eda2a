using System.Text.Json;
using StoryWatch.Feeds.Reading;
using StoryWatch.Stories;

namespace StoryWatch.Feeds.Json;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeedReader
{
    public static FeedContent Read(JsonElement feed, Uri? against)
    {
        var version = feed.Text("version") is { } stated ? stated[(stated.LastIndexOf('/') + 1)..] : "";
        return new FeedContent($"jsonfeed {version}".TrimEnd(), [.. feed.List("items").Take(FeedLimits.Items).Select(item => Item(item, feed, against))])
        {
            Title = feed.Text("title"),
            Link = WebAddress.Resolve(feed.Text("home_page_url"), against),
            Self = WebAddress.Resolve(feed.Text("feed_url"), against),
            Hubs = feed.List("hubs").Where(hub => string.Equals(hub.Text("type"), "WebSub", StringComparison.OrdinalIgnoreCase))
                .Select(hub => WebAddress.Resolve(hub.Text("url"), against)).OfType<string>().ToValueList(),
        };
    }

    private static FeedEntry Item(JsonElement item, JsonElement feed, Uri? against)
    {
        if (item.ValueKind is not JsonValueKind.Object)
            return new FeedEntry { Fault = new(null, "is no JSON object") };
        return new FeedEntry
        {
            ItemId = item.Text("id"),
            Title = FeedText.Of(item.Text("title")),
            Url = WebAddress.Resolve(item.Text("url") ?? item.Text("external_url"), against),
            Byline = Authors(item) ?? Authors(feed),
            Published = item.Time("date_published"),
            Updated = item.Time("date_modified"),
            Language = item.Text("language") ?? feed.Text("language"),
            Summary = FeedText.Of(item.Text("summary")),
            Content = FeedText.Markup(item.Text("content_html")) ?? FeedText.Of(item.Text("content_text")),
        };
    }

    // 1.0 has one author, 1.1 several.
    private static string? Authors(JsonElement parent) =>
        Byline.Of(parent.List("authors").Select(author => author.Text("name"))) ?? Byline.Of(parent.Field("author")?.Text("name"));
}
