using System.Net;
using System.Net.Http.Json;
using StoryWatch.Contracts;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Web.Tests.Stories;

public sealed class LedgerTests : DeskTests
{
    [Fact]
    public async Task A_shift_is_explained_from_the_journal()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"), Told.Added("b"), Told.Shifted("x-1"));
        await Desk.TellAsync("s-1", new ShiftCorroborated("x-1", Told.Ref("c"), 2, 3, Told.Noon));

        var explained = (await Desk.Client.GetFromJsonAsync<ExplanationView>("/api/shifts/x-1/explanation", TimeLimit))!;

        explained.Shift.Sources.ShouldBe(2);
        explained.Lines.ShouldContain(line => line.Label == "Before" && line.Text.Contains("ready to talk", StringComparison.Ordinal));
        explained.Steps.Select(step => step.Event).ShouldBe(["story.position-shifted.v1", "story.shift-corroborated.v1"]);
    }

    [Fact]
    public async Task A_shift_that_is_not_there_is_missed()
    {
        using var response = await Desk.Client.GetAsync(new Uri("/api/shifts/x-9/explanation", UriKind.Relative), TimeLimit);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_claims_of_a_story_are_listed_with_their_sources()
    {
        var speaker = new Actor("Northland", null, "GOV");
        await Desk.TellAsync(
            "s-1", Told.Opened("Talks"), Told.Added("a"), new ClaimMade(new Claim("c-1", speaker, new Evidence("the dam will hold", 3, 20), Told.Ref("a")), Told.Noon),
            new ClaimCorroborated("c-1", Told.Ref("b"), 2, Told.Noon));

        var claim = (await Desk.Client.GetFromJsonAsync<ClaimList>("/api/stories/s-1/claims", TimeLimit))!.Claims.ShouldHaveSingleItem();

        (claim.Id, claim.Text, claim.State, claim.Sources, claim.Article).ShouldBe(("c-1", "the dam will hold", "made", 2, "a"));
    }

    [Fact]
    public async Task The_events_of_one_story_are_read_in_order()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"), Told.Shifted("x-1"));
        await Desk.TellAsync("s-2", Told.Opened("Others"));

        var page = (await Desk.Client.GetFromJsonAsync<JournalPage>("/api/stories/s-1/events", TimeLimit))!;
        using var missing = await Desk.Client.GetAsync(new Uri("/api/stories/s-9/events", UriKind.Relative), TimeLimit);

        page.Events.Select(told => told.Name).ShouldBe(["story.opened.v1", "story.article-added.v1", "story.position-shifted.v1"]);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
