using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.Text;
using StoryWatch.Stories;
using static StoryWatch.Feeds.Reading.Written;

namespace StoryWatch.Feeds.Xml;

/// <summary>Atom 1.0 (RFC 4287) and 0.3.</summary>
internal static class AtomReader
{
    public static FeedContent Read(XmlElement feed, Uri? against)
    {
        var links = Links(feed);
        var version = feed.Attribute("version") is { } stated ? stated.Trim() : "1.0";
        return new FeedContent($"atom {version}", [.. Of(feed, "entry").Take(FeedLimits.Items).Select(entry => Entry(entry, feed, against))])
        {
            Title = Construct(feed.Child("title"))?.Plain(),
            Link = Alternate(links, against),
            Self = Href(links.Find(link => link.Attribute("rel") == "self"), against),
            Hubs = links.Where(link => link.Attribute("rel") == "hub").Select(link => Href(link, against)).OfType<string>().ToValueList(),
        };
    }

    private static FeedEntry Entry(XmlElement entry, XmlElement feed, Uri? against)
    {
        var source = entry.Child("source");
        return new FeedEntry
        {
            ItemId = Trimmed(entry.Child("id")?.Text),
            Title = Construct(entry.Child("title")),
            Url = Alternate(Links(entry), against),
            Byline = Authors(entry) ?? Byline.Of(entry.Child(Vocabularies.Dc, "creator")?.Text) ?? (source is null ? null : Authors(source)) ?? Authors(feed),
            Outlet = Construct(source?.Child("title"))?.Plain(),
            Published = Date(entry, "published") ?? Date(entry, "issued") ?? Date(entry, "created"),
            Updated = Date(entry, "updated") ?? Date(entry, "modified") ?? FeedDate.Parse(entry.Child(Vocabularies.Dc, "date")?.Text),
            Language = Trimmed((entry.Child("content") ?? entry.Child("summary") ?? entry.Child("title") ?? entry).Inherited(Vocabularies.Xml, "lang")),
            Summary = Construct(entry.Child("summary")) ?? Media(entry),
            Content = Contents(entry),
        };
    }

    // Atom 0.3 has several, or several in one: the richest of them.
    private static FeedText? Contents(XmlElement entry)
    {
        var contents = Of(entry, "content").SelectMany(content => content.Attribute("type") == "multipart/alternative" ? Of(content, "content") : [content])
            .Where(content => content.Attribute("src") is null)
            .Select(Construct).OfType<FeedText>().ToList();
        return contents.Find(content => content.IsMarkup) ?? contents.FirstOrDefault() ?? FeedText.Markup(entry.Child(Vocabularies.Content, "encoded")?.Text);
    }

    private static FeedText? Media(XmlElement entry)
    {
        var group = entry.Child(Vocabularies.Media, "group") ?? entry;
        return FeedText.Markup(group.Child(Vocabularies.Media, "description")?.Text);
    }

    /// <summary>A text construct. Of type xhtml (and xml of Atom 0.3) the markup is elements; of html it is text; of text it is none.</summary>
    private static FeedText? Construct(XmlElement? element)
    {
        if (element is null)
            return null;
        var type = element.Attribute("type")?.Trim().ToLowerInvariant();
        if (element.Attribute("mode") == "base64" || (IsBase64(type) && !element.HasElements))
            return FeedText.Markup(FromBase64(element.Text));
        if (element.HasElements)
            return FeedText.Markup(element.InnerMarkup());
        var isMarkup = type is not (null or "text" or "text/plain") || element.Attribute("mode") == "escaped";
        return isMarkup ? FeedText.Markup(element.Text) : FeedText.Of(element.Text);
    }

    // RFC 4287, 4.1.3.3: a media type that is neither text nor XML.
    private static bool IsBase64(string? type) =>
        type is not null && type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal)
        && !type.EndsWith("xml", StringComparison.Ordinal);

    private static string? FromBase64(string text)
    {
        try
        {
            return Charset.Decode(Convert.FromBase64String(text), "utf-8");
        }
        catch (FormatException)
        {
            return text;
        }
    }

    private static string? Authors(XmlElement parent) => Byline.Of(Of(parent, "author").Select(author =>
        Trimmed(author.Child("name")?.Text) ?? Trimmed(author.Child("email")?.Text) ?? (author.HasElements ? null : author.Text)));

    private static string? Alternate(List<XmlElement> links, Uri? against)
    {
        var alternates = links.Where(link => link.Attribute("rel")?.Trim() is null or "" or "alternate" or "http://www.iana.org/assignments/relation/alternate").ToList();
        return Href(alternates.Find(link => link.Attribute("type") is null or "text/html" or "application/xhtml+xml") ?? alternates.FirstOrDefault(), against);
    }

    private static string? Href(XmlElement? link, Uri? against) =>
        link is null ? null : WebAddress.Resolve(link.Attribute("href") ?? Trimmed(link.Text), link, against);

    private static List<XmlElement> Links(XmlElement parent) => [.. Of(parent, "link")];

    private static IEnumerable<XmlElement> Of(XmlElement parent, string name) =>
        parent.Elements.Where(element => element.Name == name && element.Vocabulary is ("" or Vocabularies.Atom));

    private static DateTimeOffset? Date(XmlElement entry, string name) => FeedDate.Parse(Of(entry, name).LastOrDefault()?.Text);
}
