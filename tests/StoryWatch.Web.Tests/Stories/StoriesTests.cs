using System.Net;
using System.Net.Http.Json;
using StoryWatch.Contracts;

namespace StoryWatch.Web.Tests.Stories;

public sealed class StoriesTests : DeskTests
{
    [Fact]
    public async Task Stories_come_by_last_shift_with_the_place_to_follow_from()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"), Told.Shifted("x", hour: 1));
        await Desk.TellAsync("s-2", Told.Opened("Sanctions"), Told.Added("b"), Told.Shifted("y", hour: 2));

        var page = (await Desk.Client.GetFromJsonAsync<StoryPage>("/api/stories?take=1", TimeLimit))!;

        page.Stories.Single().Title.ShouldBe("Sanctions");
        page.Sequence.ShouldBe(6);
        page.Epoch.ShouldNotBe(0);
        var next = (await Desk.Client.GetFromJsonAsync<StoryPage>($"/api/stories?take=1&skip={page.Next}", TimeLimit))!;
        next.Stories.Single().LastShift!.Id.ShouldBe("x");
    }

    [Fact]
    public async Task A_story_tells_its_shifts_with_before_and_after()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"), Told.Added("b", 1), Told.Shifted("x", hour: 1));

        var story = (await Desk.Client.GetFromJsonAsync<StoryDetail>("/api/stories/s-1", TimeLimit))!;
        var shifts = (await Desk.Client.GetFromJsonAsync<ShiftPage>("/api/stories/s-1/shifts", TimeLimit))!;

        story.Articles.Count.ShouldBe(2);
        var shift = story.Shifts.Single();
        (shift.From, shift.To, shift.After.Quote, shift.Before!.Quote).ShouldBe(("willing", "unwilling", "no plans for a dialogue", "ready to talk"));
        shifts.Shifts.ShouldBe([shift]);
    }

    [Fact]
    public async Task The_journal_is_read_from_a_sequence_on()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"), Told.Shifted("x"));

        var page = (await Desk.Client.GetFromJsonAsync<JournalPage>("/api/journal?after=1&take=1", TimeLimit))!;

        page.Events.Single().Name.ShouldBe("story.article-added.v1");
        (page.Sequence, page.Next).ShouldBe((3, 2));
    }

    [Theory]
    [InlineData("/api/stories?take=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/stories?take=many", HttpStatusCode.BadRequest)]
    [InlineData("/api/stories?skip=-1", HttpStatusCode.BadRequest)]
    [InlineData("/api/journal?after=-1", HttpStatusCode.BadRequest)]
    [InlineData("/api/stories/none", HttpStatusCode.NotFound)]
    [InlineData("/api/stories/none/shifts", HttpStatusCode.NotFound)]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_answered_is_a_problem_in_words(string path, HttpStatusCode status)
    {
        using var response = await Desk.Client.GetAsync(new Uri(path, UriKind.Relative), TimeLimit);

        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }
}
