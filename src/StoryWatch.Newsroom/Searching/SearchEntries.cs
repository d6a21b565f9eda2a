using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Searching;

/// <summary>What an event gives the search to find.</summary>
public static class SearchEntries
{
    // A quote is a sentence; what is longer is found by its beginning.
    private const int LongestText = 2000;

    public static IEnumerable<SearchEntry> Of(JournalEntry entry)
    {
        var story = entry.Story.Value;
        return entry.Event switch
        {
            StoryOpened opened => [new(SearchKind.Story, story, "", opened.At, Cut(opened.Title))],
            ArticleAdded added => OfArticle(story, added.Article),
            ArticleRevised revised => OfArticle(story, revised.Article),
            PositionReported reported =>
            [
                .. OfActor(story, reported.Position.Actor, reported.At),
                .. OfActor(story, reported.Position.Counterpart, reported.At),
                OfQuote(story, reported.Article, reported.Position.Evidence, reported.Position.Speaker ?? reported.Position.Actor, null),
            ],
            PositionShifted shifted =>
            [
                .. OfActor(story, shifted.Shift.Actor, shifted.At),
                .. OfActor(story, shifted.Shift.Counterpart, shifted.At),
                OfQuote(story, shifted.Shift.After.Article, shifted.Shift.After.Evidence, shifted.Shift.After.Speaker ?? shifted.Shift.Actor, shifted.Shift.Id),
            ],
            ClaimMade made =>
            [
                .. OfActor(story, made.Claim.Speaker, made.At),
                new(SearchKind.Claim, story, made.Claim.Id, made.At, Cut(made.Claim.Evidence.Text))
                {
                    Article = made.Claim.Article.Id,
                    Outlet = made.Claim.Article.Outlet,
                    Speaker = made.Claim.Speaker.Name,
                },
            ],
            _ => [],
        };
    }

    private static IEnumerable<SearchEntry> OfArticle(string story, ArticleRef article) => string.IsNullOrWhiteSpace(article.Title)
        ? []
        : [new(SearchKind.Article, story, article.Id, article.At, Cut(article.Title)) { Article = article.Id, Outlet = article.Outlet }];

    private static IEnumerable<SearchEntry> OfActor(string story, Actor? actor, DateTimeOffset at) => actor is null
        ? []
        : [new(SearchKind.Actor, story, actor.Name, at, Cut(actor.Name))];

    private static SearchEntry OfQuote(string story, ArticleRef article, Evidence evidence, Actor speaker, string? shift) =>
        new(SearchKind.Quote, story, $"{article.Id}\n{article.Revision}\n{evidence.Start}", article.At, Cut(evidence.Text))
        {
            Article = article.Id,
            Outlet = article.Outlet,
            Speaker = speaker.Name,
            Shift = shift,
        };

    private static string Cut(string text)
    {
        if (text.Length <= LongestText)
            return text;
        return text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}
