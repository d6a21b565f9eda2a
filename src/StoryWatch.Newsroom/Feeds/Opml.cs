using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace StoryWatch.Newsroom.Feeds;

/// <summary>Lists of feeds as OPML 2.0, which every feed reader reads and writes. Folders are passed over, their feeds taken.</summary>
public static class Opml
{
    public const string MediaType = "text/x-opml";

    /// <summary>Outlines in one file; more are an error, since a file of a feed reader has some hundreds.</summary>
    public const int Most = 10_000;

    private static readonly XNamespace Ours = "https://storywatch.example/opml";

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 16 * 1024 * 1024 };

    /// <summary>Reads a list.</summary>
    /// <returns>The feeds in the order of the file, each once, and what is at fault in the others.</returns>
    /// <exception cref="FormatException">The document is no OPML; the message says why.</exception>
    public static (IReadOnlyList<Feed> Feeds, IReadOnlyList<string> Faults) Read(Stream stream)
    {
        var feeds = new Dictionary<string, Feed>(StringComparer.Ordinal);
        var faults = new List<string>();
        try
        {
            using var reader = XmlReader.Create(stream, Safe);
            var outlines = 0;
            var isOpml = false;
            while (reader.Read())
            {
                if (reader.NodeType is not XmlNodeType.Element)
                    continue;
                if (reader.Depth == 0)
                    isOpml = reader.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase) ? true : throw new FormatException($"is no OPML: its root is <{reader.LocalName}>");
                if (reader.LocalName != "outline" || reader.GetAttribute("xmlUrl") is not { } url)
                    continue;
                if (++outlines > Most)
                    throw new FormatException($"holds more than {Most} feeds");

                // A feed without a name is listed under its address.
                var title = reader.GetAttribute("title") ?? reader.GetAttribute("text");
                var (feed, fault) = FeedRequests.Read(
                    url,
                    title == url ? null : title,
                    reader.GetAttribute("outlet", Ours.NamespaceName),
                    reader.GetAttribute("format", Ours.NamespaceName),
                    reader.GetAttribute("paused", Ours.NamespaceName) == "true",
                    reader.GetAttribute("fetchArticles", Ours.NamespaceName) == "true");
                if (feed is null)
                    faults.Add($"{(url.Length > 200 ? url[..200] + "…" : url)}: {fault}");
                else
                    feeds.TryAdd(feed.Url, feed);
            }

            if (!isOpml)
                throw new FormatException("is empty");
        }
        catch (XmlException broken)
        {
            throw new FormatException($"is not well-formed XML: {broken.Message}", broken);
        }

        return ([.. feeds.Values], faults);
    }

    /// <summary>Writes all feeds, with what only StoryWatch knows in attributes of its own namespace, as OPML lets one.</summary>
    public static string Write(IEnumerable<Feed> feeds, DateTimeOffset now)
    {
        var outlines = feeds.Select(feed =>
        {
            var title = feed.Settings.Title ?? feed.State.Title ?? feed.Url;
            return new XElement(
                "outline",
                new XAttribute("type", "rss"),
                new XAttribute("text", Clean(title)),
                new XAttribute("title", Clean(title)),
                new XAttribute("xmlUrl", feed.Url),
                feed.Settings.Outlet is { } outlet ? new XAttribute(Ours + "outlet", Clean(outlet)) : null,
                feed.Settings.Format != FeedFormats.Auto ? new XAttribute(Ours + "format", feed.Settings.Format) : null,
                feed.Settings.Paused ? new XAttribute(Ours + "paused", "true") : null,
                feed.Settings.FetchArticles ? new XAttribute(Ours + "fetchArticles", "true") : null);
        });
        var document = new XElement(
            "opml",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "storywatch", Ours),
            new XElement("head", new XElement("title", "StoryWatch feeds"), new XElement("dateCreated", now.ToString("r", CultureInfo.InvariantCulture))),
            new XElement("body", outlines));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}\n";
    }

    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
