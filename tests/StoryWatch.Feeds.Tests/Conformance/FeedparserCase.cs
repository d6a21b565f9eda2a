using System.Net.Http.Headers;
using System.Text.Json;
using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.Text;
using StoryWatch.Newsroom.Feeds;

namespace StoryWatch.Feeds.Tests.Conformance;

/// <summary>One case of feedparser's suite: a document with its headers, and what is expected of its fields.</summary>
internal sealed class FeedparserCase(JsonElement definition)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public string File { get; } = definition.GetProperty("file").GetString()!;

    private JsonElement Headers { get; } = definition.GetProperty("headers");

    /// <summary>What is expected of fields that an article or a feed of ours has.</summary>
    public IReadOnlyList<Expectation> Carried { get; } =
        [.. definition.GetProperty("all").EnumerateArray().Select(Expectation.Of).Where(expectation => expectation.IsCarried)];

    /// <summary>Why the rest of it does not count.</summary>
    public IEnumerable<string> Excluded => definition.GetProperty("all").EnumerateArray().Select(Expectation.Of).Where(expectation => !expectation.IsCarried)
        .Select(expectation => expectation.Reason);

    public FeedContent Read()
    {
        var type = Header("content-type");
        var charset = type is not null && MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed.CharSet : null;
        var against = new Uri("http://127.0.0.1:8097/tests/" + File);
        if (Header("content-location") is { } location && new Uri(against, location) is { Scheme: "http" or "https" } safe)
            against = safe;
        return FeedDocument.Read(System.IO.File.ReadAllBytes(SharedData.PathOf("feedparser", File)), new FeedSource(against, charset, FeedFormats.Auto), Now);
    }

    private string? Header(string name) => Headers.EnumerateObject()
        .Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value.GetString()).FirstOrDefault();
}

/// <summary>What is expected of one field.</summary>
internal sealed record Expectation(string Field, int Index, JsonElement Value, string Reason)
{
    public bool IsCarried => Field.Length > 0;

    /// <summary>Null where it is as expected, else what it is.</summary>
    public string? Miss(FeedContent content)
    {
        var entry = Index < content.Entries.Count ? content.Entries[Index] : new FeedEntry();
        return Field switch
        {
            "feed.title" => MissOfText(content.Title),
            "feed.link" => MissOf(content.Link),
            "title" => MissOfText(entry.Title?.Plain()),
            "link" => MissOf(entry.Url),
            "id" => MissOf(entry.ItemId),
            "published" => MissOfTime(entry.Published),
            "updated" => MissOfTime(entry.Updated),
            "summary" => MissOfText(entry.Summary?.Plain() ?? entry.Content?.Plain()),
            "content" => MissOfText(entry.Content?.Plain() ?? entry.Summary?.Plain()),
            "author" => Byline.Of(Value.GetString()) is { } name && entry.Byline?.Split(", ").Contains(name) == true ? null : entry.Byline ?? "(none)",
            _ => throw new InvalidOperationException(Field),
        };
    }

    public static Expectation Of(JsonElement definition)
    {
        var path = definition.GetProperty("path").EnumerateArray()
            .Select(part => part.ValueKind is JsonValueKind.String ? part.GetString()! : part.ValueKind is JsonValueKind.Number ? "#" : "?").ToArray();
        var numbers = definition.GetProperty("path").EnumerateArray().Where(part => part.ValueKind is JsonValueKind.Number).Select(part => part.GetInt32()).ToList();
        var isValue = definition.GetProperty("op").GetString() == "eq";
        var value = definition.TryGetProperty("value", out var given) ? given : default;
        var field = !isValue ? "" : string.Join('/', path) switch
        {
            "feed/title" or "feed/title_detail/value" => "feed.title",
            "feed/link" => "feed.link",
            "entries/#/title" or "entries/#/title_detail/value" => "title",
            "entries/#/link" => "link",
            "entries/#/id" or "entries/#/guid" => "id",
            "entries/#/published" or "entries/#/published_parsed" or "entries/#/created" or "entries/#/created_parsed" => "published",
            "entries/#/updated" or "entries/#/updated_parsed" => "updated",
            "entries/#/summary" or "entries/#/summary_detail/value" or "entries/#/description" => "summary",
            "entries/#/content/#/value" when numbers[1] == 0 => "content",
            "entries/#/author" or "entries/#/author_detail/name" => "author",
            "entries/#/authors/#/name" => "author",
            _ => "",
        };
        return new(field, numbers.FirstOrDefault(), value, ReasonOf(path, isValue));
    }

    private static string ReasonOf(string[] path, bool isValue) => string.Join('.', path.Where(part => part is not ("#" or "entries" or "feed"))) switch
    {
        "bozo" => "bozo: whether a document is well-formed is no field",
        "encoding" or "version" => "encoding, version: of the document, not of an article",
        "etag" or "modified" or "modified_parsed" => "etag, modified: echoed headers; the poller's tests have them",
        var name when name.EndsWith(".base", StringComparison.Ordinal) || name.EndsWith(".type", StringComparison.Ordinal) => "type and base of markup: text is kept as plain text",
        var name when path[0] == "feed" => $"of the feed: {name.Split('.')[0]}",
        var name => isValue ? $"of an entry: {name.Split('.')[0]}" : "not a value",
    };

    private string? MissOf(string? actual) => actual == Value.GetString() ? null : actual ?? "(none)";

    // Markup is expected there and plain text kept here: compared is what a reader sees. What is plain text there too is compared as it is.
    private string? MissOfText(string? actual) =>
        (actual ?? "") == PlainText.Of(Value.GetString()!) || actual == PlainText.Tidy(Value.GetString()!) ? null : actual ?? "(none)";

    private string? MissOfTime(DateTimeOffset? actual)
    {
        var expected = Value.ValueKind is JsonValueKind.Array
            ? Value.EnumerateArray().Select(part => part.GetInt32()).ToArray() is [var y, var m, var d, var h, var i, var s, ..] ? new DateTimeOffset(y, m, d, h, i, s, TimeSpan.Zero) : null
            : FeedDate.Parse(Value.ValueKind is JsonValueKind.String ? Value.GetString() : null);
        return actual == expected ? null : actual?.ToString("u") ?? "(none)";
    }
}
