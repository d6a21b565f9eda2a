using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using StoryWatch.Feeds.Json;
using StoryWatch.Feeds.Text;

namespace StoryWatch.Feeds.Polling;

/// <summary>The text of an article's page: what the page says that it is (schema.org), else the paragraphs of the part that has most of them.</summary>
internal static class ArticlePage
{
    private const int LeastText = 200;

    private const int MostBlocks = 2000;

    private static readonly string[] Boilerplate = ["nav", "aside", "footer", "header", "form", "figure", "script", "style"];

    /// <summary>Paragraphs set apart by empty lines; null where the page has no text worth it.</summary>
    public static string? TextOf(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var text = Stated(page) ?? Paragraphs(page);
        return text is { Length: >= LeastText } ? text : null;
    }

    private static string? Stated(IHtmlDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var data = JsonDocument.Parse(script.TextContent, new JsonDocumentOptions { MaxDepth = 32 });
                if (BodyOf(data.RootElement, 0) is { Length: >= LeastText } body)
                    return PlainText.Of(body.ReplaceLineEndings("<br>"));
            }
            catch (JsonException)
            {
                // Pages hold what they like there.
            }
        }

        return null;
    }

    private static string? BodyOf(JsonElement data, int depth)
    {
        if (depth > 4)
            return null;
        if (data.ValueKind is JsonValueKind.Array)
            return data.EnumerateArray().Select(part => BodyOf(part, depth + 1)).FirstOrDefault(body => body is not null);
        return data.Text("articleBody") ?? (data.Field("@graph") is { } graph ? BodyOf(graph, depth + 1) : null);
    }

    private static string? Paragraphs(IHtmlDocument page)
    {
        var parents = page.QuerySelectorAll("p").Take(MostBlocks).Where(paragraph => !IsBoilerplate(paragraph) && paragraph.TextContent.Trim().Length > 40)
            .GroupBy(paragraph => paragraph.Closest("article") ?? paragraph.ParentElement!)
            .Select(group => (Parent: group.Key, Text: group.Sum(paragraph => paragraph.TextContent.Length - LinkText(paragraph))))
            .ToList();
        if (parents.Count == 0)
            return null;
        var main = parents.MaxBy(parent => parent.Text).Parent;
        return string.Join("\n\n", main.QuerySelectorAll("p, h2, h3, blockquote, li").Take(MostBlocks)
            .Where(block => !IsBoilerplate(block) && block.QuerySelector("p, li, blockquote") is null && 2 * LinkText(block) <= block.TextContent.Length)
            .Select(block => PlainText.Tidy(block.TextContent.ReplaceLineEndings(" "))).Where(text => text.Length > 0));
    }

    private static int LinkText(IElement element) => element.QuerySelectorAll("a").Sum(link => link.TextContent.Length);

    private static bool IsBoilerplate(IElement element)
    {
        for (var at = element.ParentElement; at is not null; at = at.ParentElement)
        {
            if (Boilerplate.Contains(at.LocalName))
                return true;
        }

        return false;
    }
}
