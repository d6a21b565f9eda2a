using System.Buffers;
using System.Net;

namespace StoryWatch.Feeds.Xml;

/// <summary>
/// Loads what was meant to be XML: unknown entities, bare ampersands, tags that are not closed or close nothing, prefixes that are not declared,
/// a document that ends in the middle. What cannot be markup is text; nothing of it is lost. One pass, without recursion.
/// </summary>
internal sealed class LooseXml
{
    // Further than this nothing is looked for: a document full of marks that are never closed must not be read over and over.
    private const int LongestEndTag = 1024;
    private const int LongestValue = 32 * 1024;

    private static readonly SearchValues<char> EndsOfValue = SearchValues.Create(" \t\r\n/>");

    private readonly string _document;
    private readonly Dictionary<XmlElement, Dictionary<string, string>> _spaces = [];
    private XmlElement? _root;
    private XmlElement? _open;
    private string _own = "";
    private int _at;

    private LooseXml(string document) => _document = document;

    /// <summary>The root, or null where there is no element at all.</summary>
    /// <exception cref="FeedFormatException">Elements nest deeper than <see cref="FeedLimits.Depth"/>.</exception>
    public static XmlElement? Load(string document)
    {
        var loose = new LooseXml(document);
        loose.Read();
        return loose._root;
    }

    private void Read()
    {
        while (_at < _document.Length)
        {
            var mark = _document.IndexOf('<', _at);
            if (mark < 0)
                mark = _document.Length;
            if (mark > _at)
                AddText(Decode(_document.AsSpan(_at, mark - _at)));
            _at = mark;
            if (_at < _document.Length && !Skip("<!--", "-->") && !TakeCharacters() && !Skip("<?", "?>") && !SkipDoctype() && !TakeEnd() && !TakeStart())
            {
                AddText("<");
                _at++;
            }
        }
    }

    private bool Skip(string start, string end)
    {
        if (!At(start))
            return false;
        var close = _document.IndexOf(end, _at + start.Length, StringComparison.Ordinal);
        _at = close < 0 ? _document.Length : close + end.Length;
        return true;
    }

    private bool TakeCharacters()
    {
        const string Start = "<![CDATA[";
        if (!At(Start))
            return false;
        var from = _at + Start.Length;
        var close = _document.IndexOf("]]>", from, StringComparison.Ordinal);
        AddText(_document[from..(close < 0 ? _document.Length : close)]);
        _at = close < 0 ? _document.Length : close + 3;
        return true;
    }

    private bool SkipDoctype()
    {
        if (!At("<!"))
            return false;
        var close = _document.AsSpan(_at).IndexOfAny('>', '[');
        if (close >= 0 && _document[_at + close] == '[')
        {
            var end = _document.IndexOf(']', _at + close);
            close = end < 0 ? -1 : _document.IndexOf('>', end) - _at;
        }

        _at = close < 0 ? _document.Length : _at + close + 1;
        return true;
    }

    private bool TakeEnd()
    {
        if (!At("</"))
            return false;
        var close = _document.IndexOf('>', _at, Math.Min(LongestEndTag, _document.Length - _at));
        if (close < 0)
            return false;
        var (vocabulary, name) = Resolve(_document[(_at + 2)..close].Trim(), _open);
        for (var element = _open; element is not null; element = element.Parent)
        {
            if (element.Name == name && element.Vocabulary == vocabulary)
            {
                _open = element.Parent;
                break;
            }
        }

        _at = close + 1;
        return true;
    }

    private bool TakeStart()
    {
        if (_at + 1 >= _document.Length || !IsNameStart(_document[_at + 1]) || (_root is not null && _open is null))
            return false;
        var end = _at + 1;
        while (end < _document.Length && IsName(_document[end]))
            end++;
        var called = _document[(_at + 1)..end];
        var attributes = TakeAttributes(ref end, out var isEmpty);
        if (attributes is null)
            return false;

        var spaces = attributes.Where(attribute => attribute.Name == "xmlns" || attribute.Name.StartsWith("xmlns:", StringComparison.Ordinal))
            .GroupBy(attribute => attribute.Name.Length > 6 ? attribute.Name[6..].ToLowerInvariant() : "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        if (_root is null)
            _own = spaces.GetValueOrDefault(called.Contains(':', StringComparison.Ordinal) ? called.Split(':')[0].ToLowerInvariant() : "", "");
        var (vocabulary, name) = Resolve(called, _open, spaces);
        var element = new XmlElement(vocabulary, name, _open);
        if (element.Depth >= FeedLimits.Depth)
            throw new FeedFormatException($"nests elements deeper than {FeedLimits.Depth} levels");
        if (spaces.Count > 0)
            _spaces[element] = spaces;
        foreach (var attribute in attributes.Where(attribute => !attribute.Name.StartsWith("xmlns", StringComparison.Ordinal)))
        {
            var (of, key) = attribute.Name.Contains(':', StringComparison.Ordinal) ? Resolve(attribute.Name, element) : ("", attribute.Name.ToLowerInvariant());
            element.AddAttribute(of, key, attribute.Value);
        }

        _root ??= element;
        _open?.Add(element);
        _open = isEmpty ? _open : element;
        _at = end;
        return true;
    }

    // Null where the tag does not end.
    private List<(string Name, string Value)>? TakeAttributes(ref int end, out bool isEmpty)
    {
        var attributes = new List<(string, string)>();
        isEmpty = false;
        while (end < _document.Length)
        {
            var unit = _document[end];
            if (unit == '>')
            {
                end++;
                return attributes;
            }

            isEmpty = unit == '/';
            if (!IsNameStart(unit))
            {
                if (unit == '<')
                    return null;
                end++;
                continue;
            }

            var start = end;
            while (end < _document.Length && IsName(_document[end]))
                end++;
            var name = _document[start..end];
            attributes.Add((name, TakeValue(ref end)));
        }

        return null;
    }

    private string TakeValue(ref int end)
    {
        var at = end;
        while (at < _document.Length && char.IsWhiteSpace(_document[at]))
            at++;
        if (at >= _document.Length || _document[at] != '=')
            return "";
        at++;
        while (at < _document.Length && char.IsWhiteSpace(_document[at]))
            at++;
        var isQuoted = at < _document.Length && _document[at] is '"' or '\'';
        var start = isQuoted ? at + 1 : at;
        var stop = isQuoted
            ? _document.IndexOf(_document[at], start, Math.Min(LongestValue, _document.Length - start))
            : start + Math.Max(0, _document.AsSpan(start, Math.Min(LongestValue, _document.Length - start)).IndexOfAny(EndsOfValue));
        if (stop < 0)
            stop = start;
        end = Math.Min(_document.Length, isQuoted ? stop + 1 : stop);
        return Decode(_document.AsSpan(start, stop - start));
    }

    private (string Vocabulary, string Name) Resolve(string called, XmlElement? inside, Dictionary<string, string>? spaces = null)
    {
        var colon = called.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : called[..colon].ToLowerInvariant();
        var name = called[(colon + 1)..].ToLowerInvariant();
        if (spaces is not null && spaces.TryGetValue(prefix, out var space))
            return (Vocabularies.Of(space, _own), name);
        for (var element = inside; element is not null; element = element.Parent)
        {
            if (_spaces.TryGetValue(element, out var declared) && declared.TryGetValue(prefix, out space))
                return (Vocabularies.Of(space, _own), name);
        }

        return (prefix.Length == 0 ? "" : Vocabularies.OfUndeclared(prefix), name);
    }

    // What stands before or after the root is no part of the feed.
    private void AddText(string text) => _open?.Add(text);

    private bool At(string start) => string.CompareOrdinal(_document, _at, start, 0, start.Length) == 0;

    // XML's five and HTML's all, and no other: a document's own are not expanded.
    private static string Decode(ReadOnlySpan<char> text) => text.Contains('&') ? WebUtility.HtmlDecode(text.ToString()) : text.ToString();

    private static bool IsNameStart(char unit) => char.IsLetter(unit) || unit is '_';

    private static bool IsName(char unit) => char.IsLetterOrDigit(unit) || unit is '_' or '-' or '.' or ':';
}
