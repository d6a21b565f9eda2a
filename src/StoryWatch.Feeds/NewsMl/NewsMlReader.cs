using System.Globalization;
using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.Text;
using StoryWatch.Feeds.Xml;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories;
using StoryWatch.Stories.Articles;
using static StoryWatch.Feeds.Reading.Written;

namespace StoryWatch.Feeds.NewsMl;

/// <summary>NewsML-G2 2.x: a news item, or a news message with several. Items of other kinds are refused by name.</summary>
internal static class NewsMlReader
{
    private static readonly Version CatalogsOptionalSince = new(2, 30);

    /// <exception cref="FeedFormatException">It is an item of another kind than news.</exception>
    public static FeedContent Read(XmlElement root)
    {
        var items = root.Name == "newsmessage"
            ? root.Child("itemset")?.Elements.ToList() ?? throw new FeedFormatException("is a newsMessage without an itemSet")
            : [root];
        if (root.Name != "newsmessage" && root.Name != "newsitem")
            throw new FeedFormatException($"is a NewsML-G2 <{root.Name}>, not a news item: there is no article in it");
        var version = items.Find(item => item.Attribute("standardversion") is not null)?.Attribute("standardversion");
        return new FeedContent($"newsml-g2 {version}".TrimEnd(), [.. items.Take(FeedLimits.Items).Select(Item)])
        {
            Title = Trimmed(root.Child("header")?.Child("sender")?.Text),
        };
    }

    private static FeedEntry Item(XmlElement item)
    {
        if (item.Name != "newsitem")
            return new FeedEntry { Fault = new(null, $"is a NewsML-G2 <{item.Name}>, not a news item: there is no article in it") };
        if (FaultOf(item) is { } fault)
            return new FeedEntry { ItemId = Trimmed(item.Attribute("guid")), Fault = fault };

        var (meta, content) = (item.Child("itemmeta")!, item.Child("contentmeta"));
        var (body, nitf) = BodyOf(item.Child("contentset"));
        var status = StatusOf(meta.Child("pubstatus"));
        var embargo = FeedDate.Parse(meta.Child("embargoed")?.Text);

        // An embargo without a time lasts until a later version lifts it.
        var isHeld = meta.Child("embargoed") is not null && embargo is null && status is ArticleStatus.Usable;
        return new FeedEntry
        {
            ItemId = Trimmed(item.Attribute("guid")),
            Name = Trimmed(item.Attribute("guid")),
            Version = int.TryParse(item.Attribute("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
            Title = FeedText.Of(content?.Child("headline")?.Text) ?? nitf?.Title ?? FeedText.Of(meta.Child("title")?.Text),
            Url = item.Descendants().FirstOrDefault(element => element.Name == "remotecontent" && element.Attribute("contenttype") == "text/html")?.Attribute("href"),
            Byline = Byline.Of(content?.Child("by")?.Text) ?? Byline.Of(content?.Elements.Where(element => element.Name == "creator").Select(NameOf) ?? []) ?? nitf?.Byline,
            Outlet = meta.Child("provider") is { } provider ? NameOf(provider) : null,
            Published = FeedDate.Parse(meta.Child("firstcreated")?.Text) ?? FeedDate.Parse(meta.Child("versioncreated")?.Text),
            Updated = FeedDate.Parse(meta.Child("versioncreated")?.Text),
            Language = Trimmed(content?.Child("language")?.Attribute("tag")) ?? Trimmed(item.Attribute(Vocabularies.Xml, "lang")),
            Summary = FeedText.Markup(content?.Elements.FirstOrDefault(element => element.Name == "description")?.InnerMarkup()),
            Content = body,
            Status = isHeld ? ArticleStatus.Withheld : status,
            Embargo = embargo,
            Slug = Trimmed(content?.Child("slugline")?.Text),
            EditorialNote = NoteOf(meta),
            Replaces = meta.Elements.Concat(item.Elements).Where(element => element.Name == "link" && IsReplacing(element))
                .Select(link => Trimmed(link.Attribute("residref"))).OfType<string>().ToValueList(),
        };
    }

    private static ArticleFault? FaultOf(XmlElement item)
    {
        if (string.IsNullOrWhiteSpace(item.Attribute("guid")))
            return new("guid", "is missing");
        if (item.Child("itemmeta") is not { } meta)
            return new("itemMeta", "is missing");
        if (meta.Child("versioncreated") is not { } created)
            return new("versionCreated", "is missing");
        if (FeedDate.Parse(created.Text) is null)
            return new("versionCreated", $"is no time: {created.Text.Trim()}");
        if (meta.Child("itemclass") is null)
            return new("itemClass", "is missing");
        if (item.Child("catalogref") is null && item.Child("catalog") is null && item.Parent is null
            && Version.TryParse(item.Attribute("standardversion"), out var version) && version < CatalogsOptionalSince)
        {
            return new("catalogRef", $"is missing: NewsML-G2 {version} must say what its codes mean");
        }

        return meta.Child("pubstatus") is { } status && Code(status) is { } code && code is not ("usable" or "withheld" or "canceled")
            ? new("pubStatus", $"must be usable, withheld or canceled, not {code}")
            : null;
    }

    private static ArticleStatus StatusOf(XmlElement? status) => status is null ? ArticleStatus.Usable : Code(status) switch
    {
        "withheld" => ArticleStatus.Withheld,
        "canceled" => ArticleStatus.Canceled,
        _ => ArticleStatus.Usable,
    };

    // The code of "stat:usable" or of "http://cv.iptc.org/newscodes/pubstatusg2/usable".
    private static string? Code(XmlElement element) =>
        Trimmed(element.Attribute("qcode")) is { } qcode ? qcode[(qcode.IndexOf(':', StringComparison.Ordinal) + 1)..].ToLowerInvariant()
        : Trimmed(element.Attribute("uri")) is { } uri ? uri[(uri.LastIndexOf('/') + 1)..].ToLowerInvariant()
        : null;

    private static bool IsReplacing(XmlElement link)
    {
        var rel = (link.Attribute("rel") ?? link.Attribute("reluri") ?? "").ToLowerInvariant();
        return rel.EndsWith("previousversion", StringComparison.Ordinal) || rel.EndsWith("supersedes", StringComparison.Ordinal)
            || rel.EndsWith("isrevisionof", StringComparison.Ordinal) || rel.EndsWith("iscorrectionto", StringComparison.Ordinal);
    }

    /// <summary>Signals are words to editors as well: "correction", "kill".</summary>
    private static string? NoteOf(XmlElement meta) => Trimmed(string.Join('\n', meta.Elements
        .Where(element => element.Name is "ednote" or "signal")
        .Select(element => element.Name == "signal" ? $"signal: {Code(element)}" : element.Text.Trim())));

    private static (FeedText? Body, NitfBody? Nitf) BodyOf(XmlElement? set)
    {
        foreach (var content in set?.Elements ?? [])
        {
            if (content.Name == "inlinexml")
            {
                if (content.Elements.FirstOrDefault(element => element.Name == "nitf") is { } nitf)
                {
                    var read = NitfBody.Of(nitf);
                    return (read.Content, read);
                }

                var html = content.Elements.FirstOrDefault(element => element.Name == "html");
                if (FeedText.Markup(((html?.Elements.FirstOrDefault(element => element.Name == "body")) ?? content).InnerMarkup()) is { } markup)
                    return (markup, null);
            }
            else if (content.Name == "inlinedata" && content.Attribute("encoding") is null)
            {
                var isMarkup = content.Attribute("contenttype")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;
                if ((isMarkup ? FeedText.Markup(content.Text) : FeedText.Of(content.Text)) is { } text)
                    return (text, null);
            }
        }

        return default;
    }

    private static string? NameOf(XmlElement party) =>
        Trimmed(party.Elements.FirstOrDefault(element => element.Name == "name")?.Text) ?? Trimmed(party.Attribute("literal")) ?? Code(party);
}
