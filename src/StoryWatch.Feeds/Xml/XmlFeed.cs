using System.Xml;
using System.Xml.Linq;

namespace StoryWatch.Feeds.Xml;

/// <summary>Reads RSS 0.9x to 2.0, RSS 1.0 and Atom, told apart by their root, whatever namespaces they use. No DTD is read, nothing is loaded.</summary>
internal static class XmlFeed
{
    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = FeedLimits.Characters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The items in the order of the feed.</summary>
    /// <exception cref="FeedFormatException">It is no feed, or broken XML, or nests too deep; the message says where.</exception>
    public static async Task<(string? Title, IReadOnlyList<FeedItem> Items)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = XmlReader.Create(stream, Settings);
            var root = await XmlTree.LoadAsync(reader, cancellationToken).ConfigureAwait(false);
            return root.Name.LocalName.ToLowerInvariant() switch
            {
                "feed" => (Text(root, "title"), [.. Children(root, "entry").Take(FeedLimits.Items).Select(AtomEntry)]),
                "rss" or "rdf" => (Text(Child(root, "channel"), "title"), [.. Rss(root).Take(FeedLimits.Items).Select(RssItem)]),
                _ => throw new FeedFormatException($"is no feed: its root is <{root.Name.LocalName}>, not rss, rdf or feed"),
            };
        }
        catch (XmlException broken)
        {
            throw new FeedFormatException($"is not well-formed XML: {broken.Message}", broken);
        }
    }

    // RSS 1.0 has its items beside the channel, the others inside.
    private static IEnumerable<XElement> Rss(XElement root) =>
        Children(root, "item").Concat(Children(root, "channel").SelectMany(channel => Children(channel, "item")));

    private static FeedItem RssItem(XElement item)
    {
        var itemId = Text(item, "guid") ?? item.Attributes().FirstOrDefault(about => about.Name.LocalName == "about")?.Value;
        var permanent = Child(item, "guid") is { } guid && (string?)guid.Attribute("isPermaLink") != "false" ? guid.Value.Trim() : null;
        return new FeedItem
        {
            ItemId = itemId,
            Title = Plain(Text(item, "title")),
            Url = Text(item, "link") ?? permanent,
            Byline = Text(item, "creator") ?? Text(item, "author"),
            Published = Text(item, "pubDate") ?? Text(item, "date"),
            Language = Text(item, "language"),
            Text = Plain(Text(item, "encoded") ?? Text(item, "description")) ?? "",
        };
    }

    private static FeedItem AtomEntry(XElement entry)
    {
        var links = Children(entry, "link").ToList();
        var link = links.FirstOrDefault(candidate => (string?)candidate.Attribute("rel") is null or "alternate") ?? links.FirstOrDefault();
        return new FeedItem
        {
            ItemId = Text(entry, "id"),
            Title = Plain(Construct(Child(entry, "title"))),
            Url = (string?)link?.Attribute("href"),
            Byline = Text(Child(entry, "author"), "name"),
            Published = Text(entry, "published") ?? Text(entry, "issued") ?? Text(entry, "updated"),
            Language = (string?)entry.Attribute(XNamespace.Xml + "lang"),
            Text = Plain(Construct(Child(entry, "content")) ?? Construct(Child(entry, "summary"))) ?? "",
        };
    }

    // Of type xhtml the markup is elements; of the others it is text.
    private static string? Construct(XElement? element) =>
        element is null ? null
        : element.HasElements ? string.Concat(element.Nodes())
        : string.IsNullOrWhiteSpace(element.Value) ? null
        : element.Value;

    private static string? Plain(string? html) => html is null ? null : PlainText.Of(html) is { Length: > 0 } text ? text : null;

    private static IEnumerable<XElement> Children(XElement parent, string name) =>
        parent.Elements().Where(child => child.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static XElement? Child(XElement? parent, string name) => parent is null ? null : Children(parent, name).FirstOrDefault();

    private static string? Text(XElement? parent, string name) => Child(parent, name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
