using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Feeds.Reading;

/// <summary>An item as an article: identity, text, and fields within the limits of intake.</summary>
internal static class EntryArticle
{
    /// <param name="scope">In which item ids are unique.</param>
    /// <param name="outlet">What an editor says that the outlet is; null to go by the item and the feed.</param>
    public static ArticleLine Of(int number, FeedEntry entry, string scope, string? outlet, string? feedTitle, DateTimeOffset now)
    {
        if (entry.Record is { } record)
            return new ArticleLine(number, outlet is null ? record : record with { Source = outlet }, null);
        if (entry.Fault is { } fault)
            return new ArticleLine(number, null, fault);
        var title = entry.Title?.Plain();
        var text = entry.Content?.Plain() ?? entry.Summary?.Plain() ?? title ?? entry.Name;
        if (text is null)
            return new ArticleLine(number, null, new ArticleFault("text", "is missing or empty, and so is the title"));
        if (text.Length > ArticleLimits.Text)
            return new ArticleLine(number, null, new ArticleFault("text", $"is {text.Length} characters long; the limit is {ArticleLimits.Text}"));
        return new ArticleLine(
            number,
            new Article(ArticleIdentity.Of(null, scope, entry.ItemId, entry.Url, text), text, now)
            {
                Revision = entry.Version is >= 1 and var version ? version : 1,
                Title = Bounded(title),
                Url = Uri.TryCreate(entry.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? Whole(entry.Url) : null,
                Source = Bounded(outlet ?? entry.Outlet ?? feedTitle),
                Byline = Bounded(entry.Byline),
                Language = Bounded(entry.Language),
                Published = DateOf(entry, now),
                Embargo = entry.Embargo,
                Status = entry.Status,
            },
            entry.Doubt);
    }

    /// <summary>A date ahead is a clock that runs ahead, or a trick to stay on top: the article came when it was first seen.</summary>
    private static DateTimeOffset? DateOf(FeedEntry entry, DateTimeOffset now) =>
        (entry.Published ?? entry.Updated) is not { } time || time < ArticleLimits.Earliest ? null
        : time > now ? now
        : time;

    private static string? Bounded(string? field) =>
        field is not { Length: > ArticleLimits.Field } ? field
        : char.IsHighSurrogate(field[ArticleLimits.Field - 1]) ? field[..(ArticleLimits.Field - 1)]
        : field[..ArticleLimits.Field];

    // Half an address leads nowhere.
    private static string? Whole(string? address) => address is { Length: > ArticleLimits.Field } ? null : address;
}
