using System.Net;
using System.Net.Http.Json;
using System.Text;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Testing.Hub;

namespace StoryWatch.Web.Tests.Feeds;

public sealed class FeedsApiTests : DeskTests
{
    private const string Ledger = "https://ledger.example/feed";

    [Fact]
    public async Task A_feed_is_added_changed_and_removed()
    {
        var added = await AddAsync($$"""{"url":"{{Ledger}}","outlet":"The Ledger"}""");
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        var feed = (await added.Content.ReadFromJsonAsync<FeedView>(TimeLimit)).ShouldNotBeNull();
        (feed.Url, feed.Outlet, feed.Format, feed.Health, feed.Paused).ShouldBe((Ledger, "The Ledger", "auto", "new", false));

        var changed = await Desk.Client.PatchAsJsonAsync($"/api/feeds/{feed.Id}", new ChangeFeed("Ledger feed", "", "xml", true, true), TimeLimit);
        var view = (await changed.Content.ReadFromJsonAsync<FeedView>(TimeLimit)).ShouldNotBeNull();
        (view.Title, view.Outlet, view.Format, view.Paused, view.FetchArticles, view.NextPoll).ShouldBe(("Ledger feed", null, "xml", true, true, null));
        (await Desk.Client.GetFromJsonAsync<FeedView[]>("/api/feeds", TimeLimit)).ShouldBe([view]);

        (await Desk.Client.DeleteAsync(new Uri($"/api/feeds/{feed.Id}", UriKind.Relative), TimeLimit)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Desk.Client.GetAsync(new Uri($"/api/feeds/{feed.Id}", UriKind.Relative), TimeLimit)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"url":"ledger"}""", "url")]
    [InlineData("""{"url":"file:///etc/passwd"}""", "url")]
    [InlineData("""{"url":"https://me:secret@ledger.example/"}""", "url")]
    [InlineData("""{"url":"https://ledger.example/","format":"word"}""", "format")]
    [InlineData("""{"url":"https://ledger.example/","title":"a\u0007b"}""", "title")]
    public async Task What_is_no_feed_is_refused_with_the_field_at_fault(string request, string field)
    {
        var refused = await AddAsync(request);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(TimeLimit)).ShouldContain($"\"field\":\"{field}\"");
    }

    [Fact]
    public async Task A_feed_is_added_once_also_under_an_address_that_differs_in_its_fragment()
    {
        await AddAsync($$"""{"url":"{{Ledger}}"}""");

        (await AddAsync($$"""{"url":"{{Ledger}}#top"}""")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_feed_that_is_asked_for_is_due_at_once()
    {
        await AddAsync($$"""{"url":"{{Ledger}}","paused":true}""");
        var id = Feed.IdOf(Ledger);

        (await Desk.PostAsync($"/api/feeds/{id}/check", "")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await Desk.PostAsync("/api/feeds/nobody/check", "")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await Desk.Get<IFeeds>().DueAsync(DateTimeOffset.MaxValue, 10, TimeLimit)).ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task Feeds_go_out_as_opml_and_come_in_again()
    {
        await AddAsync($$"""{"url":"{{Ledger}}","title":"Ledger & sons","outlet":"The Ledger","format":"xml","fetchArticles":true}""");
        await AddAsync("""{"url":"https://nameless.example/"}""");
        var before = await Desk.Get<IFeeds>().ListAsync(TimeLimit);
        var opml = await Desk.Client.GetStringAsync(new Uri("/api/feeds/opml", UriKind.Relative), TimeLimit);
        foreach (var feed in before)
            await Desk.Get<IFeeds>().RemoveAsync(feed.Id, TimeLimit);

        var imported = await Desk.PostAsync("/api/feeds/opml", Encoding.UTF8.GetBytes(opml), "text/x-opml");

        (await imported.Content.ReadFromJsonAsync<OpmlReceipt>(TimeLimit)).ShouldNotBeNull().Added.ShouldBe(2);
        (await Desk.Get<IFeeds>().ListAsync(TimeLimit)).ShouldBe(before);
    }

    [Fact]
    public async Task A_list_of_another_reader_is_taken_with_its_folders_and_what_is_no_feed_is_told()
    {
        const string Opml = """
            <opml version="1.0"><body><outline text="News"><outline type="rss" text="A" xmlUrl="https://a.example/rss"/>
            <outline type="rss" text="B" xmlUrl="gopher://b.example/"/></outline><outline text="A again" xmlUrl="https://a.example/rss"/></body></opml>
            """;
        var receipt = (await (await Desk.PostAsync("/api/feeds/opml", Opml, "text/xml")).Content.ReadFromJsonAsync<OpmlReceipt>(TimeLimit)).ShouldNotBeNull();

        (receipt.Added, receipt.Known).ShouldBe((1, 0));
        receipt.Rejected.ShouldHaveSingleItem().ShouldStartWith("gopher://b.example/: url");
        (await Desk.PostAsync("/api/feeds/opml", "<html/>", "text/xml")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Desk.PostAsync("/api/feeds/opml", Opml)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_change_of_health_can_be_read()
    {
        await AddAsync($$"""{"url":"{{Ledger}}"}""");
        await Desk.Get<IFeeds>().SaveAsync(
            new FeedLesson(Feed.IdOf(Ledger), DateTimeOffset.UnixEpoch) { State = new FeedState { Health = FeedHealth.Gone, Gone = true }, Reason = "410 Gone" },
            TimeLimit);

        var alert = (await Desk.Client.GetFromJsonAsync<FeedAlertPage>("/api/feeds/alerts?after=0", TimeLimit)).ShouldNotBeNull().Alerts.ShouldHaveSingleItem();
        (alert.Before, alert.After, alert.Reason).ShouldBe(("new", "gone", "410 Gone"));
    }

    [Fact]
    public async Task A_change_of_health_is_told_to_connected_pages()
    {
        await using var page = await Desk.ConnectAsync(TimeLimit);
        await page.FollowAsync(0, 0, TimeLimit);
        await AddAsync($$"""{"url":"{{Ledger}}"}""");
        await Desk.Get<IFeeds>().SaveAsync(
            new FeedLesson(Feed.IdOf(Ledger), DateTimeOffset.UnixEpoch) { State = new FeedState { Health = FeedHealth.Failing }, Reason = "404 Not Found" }, TimeLimit);

        HubMessage message;
        do
            message = await page.Messages.ReadAsync(TimeLimit);
        while (message is not FeedHealthCame);

        ((FeedHealthCame)message).Alert.After.ShouldBe("failing");
    }

    private Task<HttpResponseMessage> AddAsync(string request) => Desk.PostAsync("/api/feeds", request);
}
