using System.Xml;

namespace StoryWatch.Feeds.Xml;

/// <summary>Loads well-formed XML as a tree of bounded depth. No DTD is read, no entity expanded, nothing is loaded.</summary>
internal static class StrictXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = FeedLimits.Characters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The document's root.</summary>
    /// <exception cref="FeedFormatException">Elements nest deeper than <see cref="FeedLimits.Depth"/>; the message says where.</exception>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static XmlElement Load(string document)
    {
        using var reader = XmlReader.Create(new StringReader(document), Settings);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        XmlElement? root = null;
        XmlElement? open = null;
        string? own = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= FeedLimits.Depth)
                        throw new FeedFormatException($"nests elements deeper than {FeedLimits.Depth} levels at line {((IXmlLineInfo)reader).LineNumber}");
                    own ??= reader.NamespaceURI;
                    var isEmpty = reader.IsEmptyElement;
                    var element = new XmlElement(Vocabularies.Of(reader.NamespaceURI, own), Lower(reader.LocalName), open);
                    while (reader.MoveToNextAttribute())
                    {
                        if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
                            element.AddAttribute(reader.Prefix.Length == 0 ? "" : Vocabularies.Of(reader.NamespaceURI, own), Lower(reader.LocalName), reader.Value);
                    }

                    root ??= element;
                    open?.Add(element);
                    open = isEmpty ? open : element;
                    break;
                case XmlNodeType.EndElement:
                    open = open?.Parent;
                    break;
                case XmlNodeType.CDATA or XmlNodeType.Text or XmlNodeType.SignificantWhitespace:
                    open?.Add(reader.Value);
                    break;
            }
        }

        return root ?? throw new XmlException("The document is empty.");

        string Lower(string name)
        {
            if (names.TryGetValue(name, out var lower))
                return lower;
            return names[name] = name.ToLowerInvariant();
        }
    }
}
