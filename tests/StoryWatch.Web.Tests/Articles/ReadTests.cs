using System.Net;
using System.Net.Http.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Web.Tests.Articles;

public sealed class ReadTests : DeskTests
{
    [Fact]
    public async Task An_article_shows_where_the_quotes_of_its_story_stand()
    {
        const string Id = "https://ledger.example/a%2Fb?x=1";
        const string Quote = "no plans for a dialogue";
        var receipt = (await Desk.Get<IInbox>().AcceptAsync([Told.Article(Id, $"There are {Quote}, the ministry said.")], TimeLimit))[0];
        await Desk.Get<IJournal>().AppendAsync(
            new Append(
                new StoryId("s-1"), 0, [Told.Opened("Talks"), Told.Added(Id), Told.Shifted("x", Id, Quote, start: 10)],
                new Settlement(receipt.Sequence, new StoryId("s-1"), "d-1", null, Id)),
            TimeLimit);
        await Desk.AnnounceAsync();

        var article = (await Desk.Client.GetFromJsonAsync<ArticleText>($"/api/articles/{Uri.EscapeDataString(Id)}", TimeLimit))!;

        article.Id.ShouldBe(Id);
        article.Story.ShouldBe("s-1");
        article.Quotes.ShouldBe([new QuoteView("x", "after", 10, 10 + Quote.Length)]);
    }

    [Fact]
    public async Task An_article_under_embargo_is_not_shown()
    {
        var article = Told.Article("a", "Soon to be told.") with { Embargo = DateTimeOffset.UtcNow.AddDays(1) };
        await Desk.Get<IInbox>().AcceptAsync([article], TimeLimit);

        using var response = await Desk.Client.GetAsync(new Uri("/api/articles/a", UriKind.Relative), TimeLimit);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("Soon");
    }
}
