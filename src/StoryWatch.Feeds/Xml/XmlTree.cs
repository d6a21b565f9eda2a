using System.Xml;
using System.Xml.Linq;

namespace StoryWatch.Feeds.Xml;

/// <summary>Loads XML as a tree of bounded depth: what reads such a tree recurses once a level, and a stack that overflows ends the program.</summary>
internal static class XmlTree
{
    /// <summary>The document's root.</summary>
    /// <exception cref="FeedFormatException">Elements nest deeper than <see cref="FeedLimits.Depth"/>; the message says where.</exception>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static async Task<XElement> LoadAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        XElement? root = null;
        XElement? open = null;
        while (await reader.ReadAsync().WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= FeedLimits.Depth)
                        throw TooDeep(reader);
                    var isEmpty = reader.IsEmptyElement;
                    var element = Element(reader);
                    root ??= element;
                    open?.Add(element);
                    open = isEmpty ? open : element;
                    break;
                case XmlNodeType.EndElement:
                    open = open?.Parent;
                    break;
                case XmlNodeType.CDATA:
                    open?.Add(new XCData(reader.Value));
                    break;
                case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    open?.Add(new XText(reader.Value));
                    break;
            }
        }

        return root!;
    }

    private static XElement Element(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        while (reader.MoveToNextAttribute())
            element.Add(new XAttribute(XName.Get(reader.LocalName, reader.Prefix.Length == 0 ? "" : reader.NamespaceURI), reader.Value));
        return element;
    }

    private static FeedFormatException TooDeep(XmlReader reader) =>
        new($"nests elements deeper than {FeedLimits.Depth} levels at line {(reader as IXmlLineInfo)?.LineNumber}");
}
