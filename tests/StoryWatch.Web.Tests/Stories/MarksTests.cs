using System.Net;
using System.Net.Http.Json;
using StoryWatch.Contracts;
using StoryWatch.Testing.Hub;

namespace StoryWatch.Web.Tests.Stories;

public sealed class MarksTests : DeskTests
{
    [Fact]
    public async Task A_mark_says_who_and_when_and_comes_to_every_page_in_order()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"));
        var start = (await Desk.Client.GetFromJsonAsync<StoryPage>(new Uri("/api/stories", UriKind.Relative)))!;
        await using var page = await Desk.ConnectAsync(TimeLimit);
        await page.FollowAsync(start.Epoch, start.Sequence, TimeLimit);

        var mark = await MarkAsync("pin", """{"on":true,"by":"Ada"}""");
        mark.Pinned.ShouldNotBeNull().By.ShouldBe("Ada");
        await MarkAsync("assign", """{"to":"Ben","by":"Ada"}""");
        await Desk.AnnounceAsync();

        var told = await page.NextEventsAsync(TimeLimit);
        told.Select(happened => happened.Name).ShouldBe(["story.pinned.v1", "story.assigned.v1"]);
        told[1].Data.GetProperty("to").GetString().ShouldBe("Ben");
        (await StoryAsync()).Summary.Mark.ShouldNotBeNull().ShouldSatisfyAllConditions(
            shown => shown.Pinned.ShouldBe(mark.Pinned),
            shown => (shown.Assigned!.To, shown.Assigned.By).ShouldBe(("Ben", "Ada")));
    }

    [Fact]
    public async Task A_page_that_was_away_is_told_of_the_marks_that_it_missed()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"));
        var before = (await Desk.Client.GetFromJsonAsync<StoryPage>(new Uri("/api/stories", UriKind.Relative)))!;
        await MarkAsync("pin", """{"on":true}""");
        await MarkAsync("pin", """{"on":false}""");
        await Desk.AnnounceAsync();

        await using var page = await Desk.ConnectAsync(TimeLimit);
        await page.FollowAsync(before.Epoch, before.Sequence, TimeLimit);

        (await page.NextEventsAsync(TimeLimit)).Select(happened => happened.Name).ShouldBe(["story.pinned.v1", "story.unpinned.v1"]);
    }

    [Fact]
    public async Task Marks_are_set_and_taken_back_and_what_stands_makes_no_event()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Shifted("h-1"));
        var until = DateTimeOffset.UtcNow.AddHours(2);

        (await MarkAsync("mute", $$"""{"until":"{{until:O}}"}""")).Muted.ShouldNotBeNull().Until.ShouldBe(until);
        (await MarkAsync("acknowledge", "{}")).Acknowledged.ShouldNotBeNull().Sequence.ShouldBe(2);
        await MarkAsync("acknowledge", """{"sequence":1}""");
        (await MarkAsync("pin", """{"on":true}""")).Pinned.ShouldNotBeNull();
        await MarkAsync("pin", """{"on":true}""");
        await Desk.AnnounceAsync();
        (await StoryAsync()).Summary.LastSequence.ShouldBe(5);

        (await MarkAsync("mute", "{}")).Muted.ShouldBeNull();
        (await MarkAsync("pin", """{"on":false}""")).Pinned.ShouldBeNull();
        await Desk.AnnounceAsync();
        var desk = (await Desk.Client.GetFromJsonAsync<DeskView>(new Uri("/api/desk", UriKind.Relative)))!;
        desk.Stories.Single().ShouldSatisfyAllConditions(
            mark => mark.Acknowledged.ShouldNotBeNull().Sequence.ShouldBe(2),
            mark => (mark.Muted, mark.Pinned, mark.Assigned).ShouldBe((null, null, null)));
    }

    [Theory]
    [InlineData("s-1/mute", """{"until":"2001-01-01T00:00:00Z"}""", 400)]
    [InlineData("s-1/mute", """{"until":"9000-01-01T00:00:00Z"}""", 400)]
    [InlineData("s-1/acknowledge", """{"sequence":-1}""", 400)]
    [InlineData("s-1/assign", """{"to":"a\u0007b"}""", 400)]
    [InlineData("s-1/pin", """{"on":"yes"}""", 400)]
    [InlineData("s-9/pin", """{"on":true}""", 404)]
    public async Task What_makes_no_sense_is_refused_in_words(string command, string body, int status)
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"));

        using var response = await Desk.PostAsync($"/api/stories/{command}", body);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Pages_see_who_has_a_story_open_until_they_leave()
    {
        await using var one = await Desk.ConnectAsync(TimeLimit);
        await using (var two = await Desk.ConnectAsync(TimeLimit))
        {
            await two.WatchAsync("s-1", TimeLimit);
            (await WatchersAsync(one)).ShouldBe(("s-1", "editor"));
            (await Desk.Client.GetFromJsonAsync<DeskView>(new Uri("/api/desk", UriKind.Relative)))!.Watchers["s-1"].ShouldBe(["editor"]);
            await two.WatchAsync("s-2", TimeLimit);
            (await WatchersAsync(one)).ShouldBe(("s-1", ""));
            (await WatchersAsync(one)).ShouldBe(("s-2", "editor"));
        }

        (await WatchersAsync(one)).ShouldBe(("s-2", ""));
    }

    private async Task<(string Story, string Names)> WatchersAsync(HubClient page)
    {
        var came = (await page.Messages.ReadAsync(TimeLimit)).ShouldBeOfType<WatchersCame>();
        return (came.Story, string.Join(' ', came.Names));
    }

    private async Task<StoryMark> MarkAsync(string command, string body)
    {
        using var response = await Desk.PostAsync($"/api/stories/s-1/{command}", body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<StoryMark>())!;
    }

    private async Task<StoryDetail> StoryAsync() => (await Desk.Client.GetFromJsonAsync<StoryDetail>(new Uri("/api/stories/s-1", UriKind.Relative)))!;
}
