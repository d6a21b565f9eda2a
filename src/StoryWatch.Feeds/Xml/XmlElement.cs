using System.Text;

namespace StoryWatch.Feeds.Xml;

/// <summary>An element of a document that was read, strictly or loosely. Names are lower case: feeds write them as they like.</summary>
internal sealed class XmlElement(string vocabulary, string name, XmlElement? parent)
{
    private readonly List<object> _nodes = [];
    private List<(string Vocabulary, string Name, string Value)>? _attributes;
    private string? _text;

    /// <summary>One of <see cref="Vocabularies"/>; empty for that of the feed itself.</summary>
    public string Vocabulary => vocabulary;

    public string Name => name;

    public XmlElement? Parent => parent;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public bool HasElements { get; private set; }

    public bool HasAttributes => _attributes is not null;

    public IEnumerable<XmlElement> Elements => _nodes.OfType<XmlElement>();

    /// <summary>All text in it, that of its elements included.</summary>
    public string Text => _text ??= _nodes is [string only] ? only : Gather();

    public void Add(string text) => _nodes.Add(text);

    public void Add(XmlElement element)
    {
        _nodes.Add(element);
        HasElements = true;
    }

    public void AddAttribute(string ofVocabulary, string called, string value) => (_attributes ??= []).Add((ofVocabulary, called, value));

    /// <summary>An attribute without a prefix.</summary>
    public string? Attribute(string called) => Attribute("", called);

    public string? Attribute(string ofVocabulary, string called)
    {
        if (_attributes is null)
            return null;
        foreach (var attribute in _attributes)
        {
            if (attribute.Name == called && attribute.Vocabulary == ofVocabulary)
                return attribute.Value;
        }

        return null;
    }

    /// <summary>The first element of a name in the feed's own vocabulary.</summary>
    public XmlElement? Child(string called) => Child("", called);

    public XmlElement? Child(string ofVocabulary, string called)
    {
        foreach (var node in _nodes)
        {
            if (node is XmlElement element && element.Name == called && element.Vocabulary == ofVocabulary)
                return element;
        }

        return null;
    }

    /// <summary>The nearest value of an attribute that its elements inherit, such as xml:lang.</summary>
    public string? Inherited(string ofVocabulary, string called)
    {
        for (var element = this; element is not null; element = element.Parent)
        {
            if (element.Attribute(ofVocabulary, called) is { } value)
                return value;
        }

        return null;
    }

    /// <summary>The elements and text in it, as markup.</summary>
    public string InnerMarkup()
    {
        var markup = new StringBuilder();
        WriteNodes(markup);
        return markup.ToString();
    }

    /// <summary>It and all in it, in the order of the document.</summary>
    public IEnumerable<XmlElement> Descendants() => Elements.SelectMany(element => element.Descendants().Prepend(element));

    private string Gather()
    {
        if (_nodes.Count == 0)
            return "";
        var text = new StringBuilder();
        Gather(text);
        return text.ToString();
    }

    private void Gather(StringBuilder text)
    {
        foreach (var node in _nodes)
        {
            if (node is XmlElement element)
                element.Gather(text);
            else
                text.Append((string)node);
        }
    }

    // As deep as the document, which is bounded.
    private void WriteNodes(StringBuilder markup)
    {
        foreach (var node in _nodes)
        {
            if (node is string text)
            {
                markup.Append(text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));
                continue;
            }

            var element = (XmlElement)node;
            markup.Append('<').Append(element.Name).Append('>');
            element.WriteNodes(markup);
            markup.Append("</").Append(element.Name).Append('>');
        }
    }
}
