using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.Text;
using StoryWatch.Feeds.Xml;
using StoryWatch.Stories.Articles;
using static StoryWatch.Feeds.Reading.Written;

namespace StoryWatch.Feeds.NewsMl;

/// <summary>NITF 3.x: one document, one article.</summary>
internal static class NitfReader
{
    public static FeedContent Read(XmlElement nitf)
    {
        var (head, body) = (nitf.Child("head"), NitfBody.Of(nitf));
        var data = head?.Child("docdata");
        return new FeedContent("nitf",
        [
            new FeedEntry
            {
                ItemId = Trimmed(data?.Child("doc-id")?.Attribute("id-string")),
                Version = int.TryParse(nitf.Attribute("version-number") ?? head?.Child("revision-history")?.Attribute("number"), out var version) ? version : null,
                Title = body.Title ?? FeedText.Of(head?.Child("title")?.Text),
                Url = head?.Elements.FirstOrDefault(element => element.Name == "pubdata")?.Attribute("ex-ref"),
                Byline = body.Byline,
                Outlet = Trimmed(data?.Child("doc.copyright")?.Attribute("holder")) ?? Trimmed(data?.Child("du-key")?.Attribute("provider")) ?? Trimmed(head?.Child("pubdata")?.Attribute("name")),
                Published = FeedDate.Parse(data?.Child("date.issue")?.Attribute("norm")) ?? FeedDate.Parse(data?.Child("date.release")?.Attribute("norm")),
                Updated = FeedDate.Parse(data?.Child("date.release")?.Attribute("norm")),
                Language = Trimmed(nitf.Attribute(Vocabularies.Xml, "lang")),
                Summary = body.Summary,
                Content = body.Content,
                Slug = Trimmed(data?.Child("fixture")?.Attribute("fix-id")) ?? Trimmed(data?.Child("du-key")?.Attribute("key")),
                EditorialNote = Trimmed(data?.Child("ed-msg")?.Attribute("info")),
                Status = StatusOf(data?.Attribute("management-status")),
                Embargo = FeedDate.Parse(data?.Attribute("management-status") == "embargoed" ? data.Child("date.release")?.Attribute("norm") : null),
            },
        ]);
    }

    private static ArticleStatus StatusOf(string? status) => status?.Trim().ToLowerInvariant() switch
    {
        "withheld" => ArticleStatus.Withheld,
        "canceled" or "cancelled" => ArticleStatus.Canceled,
        _ => ArticleStatus.Usable,
    };
}

/// <summary>Headline, byline and text of a NITF document, alone or inside NewsML-G2.</summary>
internal sealed record NitfBody(FeedText? Title, string? Byline, FeedText? Summary, FeedText? Content)
{
    public static NitfBody Of(XmlElement nitf)
    {
        var body = Child(nitf, "body");
        var (head, content) = (Child(body, "body.head"), Child(body, "body.content"));
        var hedline = Child(head, "hedline");
        var byline = Child(head, "byline");
        return new(
            FeedText.Markup((Child(hedline, "hl1") ?? hedline)?.InnerMarkup()),
            Reading.Byline.Of((Child(byline, "person") ?? byline)?.Text),
            FeedText.Markup(Child(head, "abstract")?.InnerMarkup()),
            FeedText.Markup(content?.InnerMarkup()));
    }

    // Whatever namespace: inside NewsML-G2 it is another one than around it.
    private static XmlElement? Child(XmlElement? parent, string name) => parent?.Elements.FirstOrDefault(element => element.Name == name);
}
