using System.Xml;
using StoryWatch.Feeds.NewsMl;
using StoryWatch.Feeds.Reading;

namespace StoryWatch.Feeds.Xml;

/// <summary>Reads the formats that are XML, told apart by their root. Broken XML is read as well as it can be.</summary>
internal static class XmlFeed
{
    /// <exception cref="FeedFormatException">It is none of the formats, or nests too deep; the message says where.</exception>
    public static FeedContent Read(string document, Uri? against)
    {
        var root = Load(document, out var broken);
        return root?.Name switch
        {
            "rss" or "rdf" => RssReader.Read(root, against),
            "feed" => AtomReader.Read(root, against),
            "newsitem" or "newsmessage" or "packageitem" or "conceptitem" or "knowledgeitem" or "planningitem" or "catalogitem" or "catalog"
                when broken is null => NewsMlReader.Read(root),
            "nitf" when broken is null => NitfReader.Read(root),

            // A feed that lost its root is seen.
            "channel" => RssReader.Read(root, against),
            _ when broken is not null => throw new FeedFormatException($"is not well-formed XML: {broken.Message}", broken),
            _ => throw new FeedFormatException($"is no feed: its root is <{root!.Name}>, not rss, rdf, feed, newsItem, newsMessage or nitf"),
        };
    }

    private static XmlElement? Load(string document, out XmlException? broken)
    {
        broken = null;
        try
        {
            return StrictXml.Load(document);
        }
        catch (XmlException reason)
        {
            broken = reason;
            return LooseXml.Load(document);
        }
    }
}
