using System.Text;
using System.Text.Json;
using StoryWatch.Feeds.Ninjs;
using StoryWatch.Feeds.Reading;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Feeds.Json;

/// <summary>Reads the formats that are JSON: JSON Feed, ninjs (one item, a list, or one a line). Article records are read elsewhere.</summary>
internal static class JsonDocuments
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Skip };

    // Under these names wires send their items in one object.
    private static readonly string[] Lists = ["items", "_items", "results", "newsItems", "data"];

    /// <exception cref="FeedFormatException">It is no JSON, or none of the formats; the message says why.</exception>
    public static FeedContent Read(string document, FeedSource source, string? ninjsVersion = null)
    {
        JsonDocument parsed;
        try
        {
            parsed = JsonDocument.Parse(document, Options);
        }
        catch (JsonException broken)
        {
            return Lines(document, ninjsVersion)
                ?? throw new FeedFormatException($"is no JSON: line {broken.LineNumber + 1 ?? 1}: {ArticleRecord.Reason(broken)}", broken);
        }

        using (parsed)
            return Read(parsed.RootElement, source, ninjsVersion);
    }

    private static FeedContent Read(JsonElement root, FeedSource source, string? ninjsVersion)
    {
        if (root.ValueKind is JsonValueKind.Array)
            return Ninjs(root.EnumerateArray(), ninjsVersion);
        if (root.ValueKind is not JsonValueKind.Object)
            throw new FeedFormatException("is no feed: it is JSON, but neither an object nor a list");
        if (source.Format == FeedFormats.JsonFeed || root.Text("version")?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true)
            return JsonFeedReader.Read(root, source.Base);
        if (root.Field("uri") is null)
        {
            foreach (var name in Lists)
            {
                if (root.Field(name) is { ValueKind: JsonValueKind.Array } list)
                    return source.Format != FeedFormats.Ninjs && LooksLikeJsonFeed(list) ? JsonFeedReader.Read(root, source.Base) : Ninjs(list.EnumerateArray(), ninjsVersion);
            }
        }

        return Ninjs([root], ninjsVersion);
    }

    private static bool LooksLikeJsonFeed(JsonElement list) =>
        list.EnumerateArray().All(item => item.Field("uri") is null && (item.Field("content_html") ?? item.Field("content_text") ?? item.Field("date_published")) is not null);

    private static FeedContent Ninjs(IEnumerable<JsonElement> items, string? version)
    {
        var read = items.Take(FeedLimits.Items).Select(item => NinjsReader.Read(item, version)).ToList();
        return new FeedContent(read.Count > 0 ? read[0].Format : "ninjs", [.. read.Select(item => item.Entry)]);
    }

    /// <summary>One JSON object a line; null where the first line is none.</summary>
    private static FeedContent? Lines(string document, string? version)
    {
        var entries = new List<FeedEntry>();
        foreach (var line in document.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace() || entries.Count == FeedLimits.Items)
                continue;
            try
            {
                using var parsed = JsonDocument.Parse(Encoding.UTF8.GetBytes(line.ToString()), Options);
                if (parsed.RootElement.ValueKind is not JsonValueKind.Object)
                    throw new JsonException("The line is no object.");
                entries.Add(NinjsReader.Read(parsed.RootElement, version).Entry);
            }
            catch (JsonException broken)
            {
                if (entries.Count == 0)
                    return null;
                entries.Add(new FeedEntry { Fault = new(null, $"is not JSON: {ArticleRecord.Reason(broken)}") });
            }
        }

        return entries.Count > 1 ? new FeedContent("ninjs lines", entries) : null;
    }
}
