using StoryWatch.Feeds.Xml;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Feeds;

/// <summary>A feed's document as articles.</summary>
public static class FeedDocument
{
    /// <summary>Reads RSS or Atom.</summary>
    /// <param name="feed">The feed's address, in which its item ids are unique.</param>
    /// <param name="now">When it was received.</param>
    /// <returns>One line an item, numbered from 1: the article, or why the item is none.</returns>
    /// <exception cref="FeedFormatException">The document as a whole is no feed.</exception>
    public static async Task<IReadOnlyList<ArticleLine>> ReadAsync(Stream stream, string feed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (title, items) = await XmlFeed.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        return [.. items.Select((item, index) => ToLine(index + 1, item, feed, title, now))];
    }

    private static ArticleLine ToLine(int number, FeedItem item, string feed, string? source, DateTimeOffset now)
    {
        var text = item.Text.Length > 0 ? item.Text : item.Title;
        if (text is null)
            return new ArticleLine(number, null, new ArticleFault("text", "is missing or empty, and so is the title"));
        if (text.Length > ArticleLimits.Text)
            return new ArticleLine(number, null, new ArticleFault("text", $"is {text.Length} characters long; the limit is {ArticleLimits.Text}"));
        var published = FeedDate.Parse(item.Published);
        return new ArticleLine(
            number,
            new Article(ArticleIdentity.Of(null, feed, item.ItemId, item.Url, text), text, now)
            {
                Title = Bounded(item.Title),
                Url = Uri.TryCreate(item.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? Bounded(item.Url) : null,
                Source = Bounded(source),
                Byline = Bounded(item.Byline),
                Language = Bounded(item.Language),

                // A clock that runs ahead is no reason to lose an article.
                Published = published <= now + ArticleLimits.Ahead && published >= ArticleLimits.Earliest ? published : null,
            },
            null);
    }

    private static string? Bounded(string? field) => field is { Length: > ArticleLimits.Field } ? field[..ArticleLimits.Field] : field;
}
