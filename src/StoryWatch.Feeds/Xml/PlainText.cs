using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace StoryWatch.Feeds.Xml;

/// <summary>HTML as the text that a reader sees: blocks become paragraphs, scripts and styles go, nothing is loaded.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "section", "article", "figure", "figcaption", "hr",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title",
    };

    /// <summary>Also for text that holds no markup, only entities or nothing of the kind.</summary>
    public static string Of(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal) && !html.Contains('&', StringComparison.Ordinal))
            return Tidy(html);
        var body = new HtmlParser().ParseDocument(html).Body;
        var text = new StringBuilder(html.Length);
        if (body is not null)
            Append(body, text);
        return Tidy(text.ToString());
    }

    // Not recursive: a hostile feed may nest as deep as it likes.
    private static void Append(IElement root, StringBuilder text)
    {
        var open = new Stack<(INode Node, bool IsEnd)>();
        open.Push((root, false));
        while (open.TryPop(out var next))
        {
            if (next.Node is IText piece)
            {
                text.Append(piece.Data.ReplaceLineEndings(" "));
                continue;
            }

            if (next.Node is not IElement element || Unseen.Contains(element.LocalName))
                continue;
            if (Blocks.Contains(element.LocalName))
                text.Append('\n');
            if (next.IsEnd)
                continue;
            open.Push((element, true));
            for (var child = element.LastChild; child is not null; child = child.PreviousSibling)
                open.Push((child, false));
        }
    }

    private static string Tidy(string text)
    {
        var lines = text.Split('\n').Select(line => string.Join(' ', line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
        return string.Join("\n\n", lines.Where(line => line.Length > 0));
    }
}
