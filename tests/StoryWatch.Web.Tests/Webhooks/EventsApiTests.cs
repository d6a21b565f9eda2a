using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StoryWatch.Contracts;

namespace StoryWatch.Web.Tests.Webhooks;

public sealed class EventsApiTests : DeskTests
{
    [Fact]
    public async Task Events_are_pulled_by_cursor_each_once_and_in_order()
    {
        await Desk.TellAsync("s-talks", Told.Opened("Talks"), Told.Added("a"), Told.Shifted("h-1"));

        var first = await PullAsync("?take=2");
        first.Events.Select(one => one.Type).ShouldBe(["story.opened.v1", "story.article-added.v1"]);
        first.More.ShouldBeTrue();
        var second = await PullAsync($"?after={first.Cursor}");
        second.Events.ShouldHaveSingleItem().Data.GetProperty("title").GetString().ShouldBe("Talks");
        second.More.ShouldBeFalse();
        (await PullAsync($"?after={second.Cursor}")).Events.ShouldBeEmpty();

        await Desk.TellAsync("s-talks", Told.Added("b"));
        (await PullAsync($"?after={second.Cursor}&wait=5")).Events.ShouldHaveSingleItem().Type.ShouldBe("story.article-added.v1");
    }

    [Fact]
    public async Task A_filter_is_that_of_a_webhook_and_its_cursor_goes_past_what_it_leaves_out()
    {
        await Desk.TellAsync("s-talks", Told.Opened("Talks"), Told.Added("a"), Told.Shifted("h-1"), Told.Added("b"));

        var page = await PullAsync("?event=story.position-shifted.v1&actor=northland&minSeverity=3");

        page.Events.ShouldHaveSingleItem().Data.GetProperty("sequence").GetInt64().ShouldBe(3);
        (await PullAsync($"?after={page.Cursor}")).Events.ShouldBeEmpty();
        (await PullAsync("?event=story.position-shifted.v1&actor=Iran")).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_that_starts_at_the_end_waits_for_what_comes()
    {
        await Desk.TellAsync("s-talks", Told.Opened("Talks"));
        var latest = await PullAsync("?after=latest");
        latest.Events.ShouldBeEmpty();

        var waiting = PullAsync($"?after={latest.Cursor}&wait=30");
        await Desk.TellAsync("s-talks", Told.Added("a"));

        (await waiting).Events.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("?after=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("?after=5-0", HttpStatusCode.Gone)]
    [InlineData("?take=0", HttpStatusCode.BadRequest)]
    [InlineData("?wait=60", HttpStatusCode.BadRequest)]
    [InlineData("?event=story.exploded.v1", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_pulled_is_refused(string query, HttpStatusCode status) =>
        (await Desk.Client.GetAsync(new Uri($"/api/events{query}", UriKind.Relative), TimeLimit)).StatusCode.ShouldBe(status);

    [Fact]
    public async Task Every_message_has_its_schema_here()
    {
        var names = (await Desk.Client.GetFromJsonAsync<string[]>("/api/schemas", TimeLimit)).ShouldNotBeNull();

        names.ShouldContain("story.position-shifted.v1");
        foreach (var name in names)
        {
            using var schema = JsonDocument.Parse(await Desk.Client.GetStringAsync(new Uri($"/api/schemas/{name}", UriKind.Relative), TimeLimit));
            schema.RootElement.GetProperty("title").GetString().ShouldBe(name);
        }

        (await Desk.Client.GetAsync(new Uri("/api/schemas/story.exploded.v1", UriKind.Relative), TimeLimit)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<EventPage> PullAsync(string query) => (await Desk.Client.GetFromJsonAsync<EventPage>($"/api/events{query}", TimeLimit)).ShouldNotBeNull();
}
