using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.Text;
using StoryWatch.Stories;
using static StoryWatch.Feeds.Reading.Written;

namespace StoryWatch.Feeds.Xml;

/// <summary>RSS 0.90 to 2.0 and 1.0 (RDF), with the modules that carry what an article has: content, Dublin Core, media, and Atom's elements.</summary>
internal static class RssReader
{
    public static FeedContent Read(XmlElement root, Uri? against)
    {
        var channel = root.Name == "channel" ? root : root.Child("channel") ?? root;

        // RSS 1.0 has its items beside the channel, the others inside.
        var items = root.Elements.Concat(channel == root ? [] : channel.Elements).Where(element => element is { Vocabulary: "", Name: "item" });
        var links = channel.Elements.Where(element => element is { Vocabulary: Vocabularies.Atom, Name: "link" }).ToList();
        return new FeedContent(FormatOf(root), [.. items.Take(FeedLimits.Items).Select(item => Item(item, channel, against))])
        {
            Title = (FeedText.Markup(channel.Child("title")?.Text) ?? FeedText.Markup(channel.Child(Vocabularies.Dc, "title")?.Text))?.Plain(),
            Link = WebAddress.Resolve(channel.Child("link")?.Text, channel.Child("link") ?? channel, against) ?? Href(links, "alternate", against),
            Self = Href(links, "self", against),
            Hubs = links.Where(link => link.Attribute("rel") == "hub").Select(link => WebAddress.Resolve(link.Attribute("href"), link, against))
                .OfType<string>().ToValueList(),
        };
    }

    private static string FormatOf(XmlElement root) => root.Name switch
    {
        "rdf" => "rss 1.0",
        _ => $"rss {root.Attribute("version")}".TrimEnd(),
    };

    private static FeedEntry Item(XmlElement item, XmlElement channel, Uri? against)
    {
        var found = new Found();
        foreach (var element in item.Elements)
            found.Take(element, against);
        var about = item.Attribute(Vocabularies.Rdf, "about") ?? item.Attribute("about");
        return new FeedEntry
        {
            ItemId = found.Guid ?? found.AtomId ?? about,
            Title = FeedText.Markup(found.Title ?? found.OtherTitle),
            Url = found.Link ?? found.AtomLink ?? found.Permanent ?? (about is not null && about.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? about : null),
            Byline = Byline.Of(found.Creators.Count > 0 ? found.Creators : [found.Author ?? channel.Child(Vocabularies.Itunes, "author")?.Text]),
            Published = FeedDate.Parse(found.Published) ?? FeedDate.Parse(found.Issued),
            Updated = FeedDate.Parse(found.Updated),
            Language = Trimmed(item.Attribute(Vocabularies.Xml, "lang")) ?? found.Language ?? LanguageOf(channel),
            Summary = FeedText.Markup(found.Description ?? found.MediaText),
            Content = FeedText.Markup(found.Content),
        };
    }

    private static string? LanguageOf(XmlElement channel) =>
        Trimmed(channel.Child("language")?.Text) ?? Trimmed(channel.Child(Vocabularies.Dc, "language")?.Text) ?? Trimmed(channel.Inherited(Vocabularies.Xml, "lang"));

    private static string? Href(List<XmlElement> links, string rel, Uri? against) =>
        links.Find(link => link.Attribute("rel") == rel) is { } link ? WebAddress.Resolve(link.Attribute("href"), link, against) : null;

    /// <summary>What an item's elements say, the first of each kind.</summary>
    private sealed class Found
    {
        public string? Guid { get; private set; }

        public string? Permanent { get; private set; }

        public string? AtomId { get; private set; }

        public string? Title { get; private set; }

        public string? OtherTitle { get; private set; }

        public string? Link { get; private set; }

        public string? AtomLink { get; private set; }

        public string? Author { get; private set; }

        public List<string?> Creators { get; } = [];

        public string? Published { get; private set; }

        public string? Issued { get; private set; }

        public string? Updated { get; private set; }

        public string? Language { get; private set; }

        public string? Description { get; private set; }

        public string? Content { get; private set; }

        public string? MediaText { get; private set; }

        public void Take(XmlElement element, Uri? against)
        {
            switch (element.Vocabulary, element.Name)
            {
                case ("", "title"):
                    Title ??= Markup(element);
                    break;
                case (Vocabularies.Dc or Vocabularies.DcTerms or Vocabularies.Atom or Vocabularies.Itunes or Vocabularies.Media, "title"):
                    OtherTitle ??= Markup(element);
                    break;
                case ("", "link"):
                    Link ??= WebAddress.Resolve(Trimmed(element.Text) ?? element.Attribute("href"), element, against);
                    break;
                case (Vocabularies.Atom, "link") when element.Attribute("rel") is null or "alternate":
                    AtomLink ??= WebAddress.Resolve(element.Attribute("href"), element, against);
                    break;
                case ("", "guid"):
                    Guid ??= Trimmed(element.Text);
                    if (!string.Equals(element.Attribute("ispermalink"), "false", StringComparison.OrdinalIgnoreCase))
                        Permanent ??= WebAddress.Resolve(Trimmed(element.Text), element, against);
                    break;
                case (Vocabularies.Atom, "id"):
                    AtomId ??= Trimmed(element.Text);
                    break;
                case ("", "description"):
                    Description ??= Markup(element);
                    break;
                case (Vocabularies.Dc or Vocabularies.DcTerms, "description") or (Vocabularies.Atom, "summary"):
                    MediaText ??= Markup(element);
                    break;
                case (Vocabularies.Content, "encoded") or (Vocabularies.Atom, "content") or ("", "fullitem") or (Vocabularies.Xhtml, "body" or "div") or ("", "body"):
                    Content ??= Markup(element);
                    break;
                case (Vocabularies.Media, "text" or "description"):
                    MediaText ??= Markup(element);
                    break;
                case (Vocabularies.Media, "content" or "group"):
                    foreach (var inner in element.Elements)
                        Take(inner, against);
                    break;
                case ("", "author") or (Vocabularies.Itunes, "author"):
                    Author ??= Trimmed(element.Child("name")?.Text ?? element.Text);
                    break;
                case (Vocabularies.Dc, "creator" or "author"):
                    Creators.Add(element.Text);
                    break;
                case (Vocabularies.Atom, "author"):
                    Creators.Add(element.Child(Vocabularies.Atom, "name")?.Text);
                    break;
                case ("", "pubdate" or "published"):
                    Published ??= element.Text;
                    break;
                case (Vocabularies.DcTerms, "issued" or "created" or "available") or (Vocabularies.Atom, "published" or "issued" or "created"):
                    Issued ??= element.Text;
                    break;
                case (Vocabularies.Dc, "date") or (Vocabularies.DcTerms, "modified") or (Vocabularies.Atom, "updated" or "modified") or ("", "date" or "updated" or "lastbuilddate"):
                    Updated ??= element.Text;
                    break;
                case ("" or Vocabularies.Dc, "language"):
                    Language ??= Trimmed(element.Text);
                    break;
            }
        }

        private static string? Markup(XmlElement element) => Trimmed(element.HasElements ? element.InnerMarkup() : element.Text);
    }
}
