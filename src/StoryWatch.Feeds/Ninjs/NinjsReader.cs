using System.Text.Json;
using StoryWatch.Feeds.Json;
using StoryWatch.Feeds.Reading;
using StoryWatch.Stories;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Feeds.Ninjs;

/// <summary>IPTC ninjs 1.0 to 3.1: one item. The three major versions name the same things in three ways.</summary>
internal static class NinjsReader
{
    // What an article is made of: at fault there, an item would be read as something that it is not.
    private static readonly HashSet<string> Essential = new(StringComparer.OrdinalIgnoreCase)
    {
        "uri", "pubstatus", "version", "versioncreated", "firstcreated", "contentcreated", "embargoed", "title", "headline", "headlines", "body_text", "body_html",
        "body_xhtml", "bodies", "description_text", "description_html", "descriptions", "type", "language", "byline", "by",
    };

    /// <param name="version">The version that the document is known to have; null to go by what it says, else by what it looks like.</param>
    public static (string Format, FeedEntry Entry) Read(JsonElement item, string? version)
    {
        if (item.ValueKind is not JsonValueKind.Object)
            return ("ninjs", new FeedEntry { Fault = new(null, "is no JSON object") });
        var (read, fault) = NinjsRules.Check(item, version);
        var entry = ToEntry(item);
        return ($"ninjs {read}", fault is null ? entry
            : Essential.Contains(fault.Field ?? "") ? entry with { Fault = fault }
            : entry with { Doubt = fault });
    }

    private static FeedEntry ToEntry(JsonElement item)
    {
        var (embargo, isHeld) = EmbargoOf(item);
        var status = item.Text("pubstatus", "pubStatus") switch
        {
            "withheld" => ArticleStatus.Withheld,
            "canceled" => ArticleStatus.Canceled,
            _ => isHeld ? ArticleStatus.Withheld : ArticleStatus.Usable,
        };
        return new FeedEntry
        {
            ItemId = item.Text("uri"),
            Name = item.Text("uri"),
            Version = item.Count("version"),
            Title = FeedText.Markup(item.Text("headline") ?? OfRole(item, "headlines", ["main", "title", "headline"]) ?? Extended(item, "headline_") ?? item.Text("title")),
            Url = LinkOf(item),
            Byline = Byline.Of(item.Text("byline", "by") ?? Byline.Of(item.List("people").Concat(item.List("person"))
                .Where(person => person.Text("rel") is "author" or "creator").Select(person => person.Text("name")))),
            Outlet = item.List("infosource").Concat(item.List("infosources")).Concat(item.List("infoSources")).Select(source => source.Text("name")).FirstOrDefault(name => name is not null)
                ?? item.Text("copyrightholder", "copyrightHolder"),
            Published = item.Time("firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated"),
            Updated = item.Time("versioncreated", "versionCreated"),
            Language = item.Text("language"),
            Summary = TextOf(item, "description", "descriptions", ["main", "summary", "abstract", "caption"]),
            Content = TextOf(item, "body", "bodies", ["main", "body", "text"]),
            Status = status,
            Embargo = embargo,
            Slug = item.Text("slugline"),
            EditorialNote = item.Text("ednote", "edNote"),
            Replaces = item.List("altids").Concat(item.List("altIds")).Where(id => id.Text("role") is { } role && role.EndsWith("replaces", StringComparison.OrdinalIgnoreCase))
                .Select(id => id.Text("value")).OfType<string>().ToValueList(),
        };
    }

    /// <summary>In 1.x "body_html" beside "body_text"; later a list of bodies with role and content type. Markup, where there is both.</summary>
    private static FeedText? TextOf(JsonElement item, string single, string plural, ReadOnlySpan<string> roles)
    {
        foreach (var kind in (ReadOnlySpan<string>)["html", "xhtml"])
        {
            if (FeedText.Markup(item.Text($"{single}_{kind}")) is { } markup)
                return markup;
        }

        if (FeedText.Of(item.Text($"{single}_text")) is { } text)
            return text;
        if (Best(item.List(plural), roles) is { } listed)
            return IsMarkup(listed) ? FeedText.Markup(listed.Text("value")) : FeedText.Of(listed.Text("value"));
        return FeedText.Markup(Extended(item, single + "_"));
    }

    private static string? OfRole(JsonElement item, string plural, ReadOnlySpan<string> roles) => Best(item.List(plural), roles)?.Text("value");

    // The role that stands first, among those of markup first; else the longest.
    private static JsonElement? Best(IEnumerable<JsonElement> listed, ReadOnlySpan<string> roles)
    {
        var all = listed.Where(one => one.Text("value") is not null).ToList();
        foreach (var role in roles)
        {
            var ofRole = all.Where(one => string.Equals(one.Text("role"), role, StringComparison.OrdinalIgnoreCase)).ToList();
            if (ofRole.Count > 0)
                return ofRole.FirstOrDefault(IsMarkup) is { ValueKind: JsonValueKind.Object } markup ? markup : ofRole[0];
        }

        return all.Count == 0 ? null : all.MaxBy(one => one.Text("value")!.Length);
    }

    private static bool IsMarkup(JsonElement text) => text.Text("contenttype", "contentType") is not { } type || type.Contains("html", StringComparison.OrdinalIgnoreCase)
        || type.Contains("xml", StringComparison.OrdinalIgnoreCase);

    // "headline_main", "body_test_text": the first that the item has.
    private static string? Extended(JsonElement item, string beginning) => item.EnumerateObject()
        .Where(property => property.Name.StartsWith(beginning, StringComparison.Ordinal) && property.Value.ValueKind is JsonValueKind.String)
        .Select(property => item.Text(property.Name)).FirstOrDefault(text => text is not null);

    private static string? LinkOf(JsonElement item)
    {
        foreach (var rendition in item.List("renditions").Concat(item.Field("renditions") is { ValueKind: JsonValueKind.Object } named ? named.EnumerateObject().Select(one => one.Value) : []))
        {
            if (rendition.Text("mimetype", "contenttype", "contentType") is { } type && type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) && rendition.Text("href") is { } page)
                return page;
        }

        return item.Text("uri") is { } uri && uri.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? uri : null;
    }

    // "Next Monday" is allowed, and says that it must not be shown yet: held until a later version says when.
    private static (DateTimeOffset? Until, bool IsHeld) EmbargoOf(JsonElement item) =>
        item.Text("embargoed") is not { } text ? default
        : item.Time("embargoed") is { } time ? (time, false)
        : (null, text.Length > 0);
}
