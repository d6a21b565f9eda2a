using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StoryWatch.Contracts;

namespace StoryWatch.Web.Tests.Stories;

public sealed class EditorTests : DeskTests
{
    [Fact]
    public async Task A_merge_sends_the_story_into_the_other_and_can_be_taken_back()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"));
        await Desk.TellAsync("s-2", Told.Opened("Talks again"), Told.Added("b"));

        (await SayAsync("s-2/merge", """{"into":"s-1","by":"Ada"}""")).ShouldBe(HttpStatusCode.NoContent);
        (await StoryAsync("s-2")).Summary.MergedInto.ShouldBe("s-1");

        (await SayAsync("s-2/merge/undo", "{}")).ShouldBe(HttpStatusCode.NoContent);
        (await StoryAsync("s-2")).Summary.MergedInto.ShouldBeNull();
    }

    [Fact]
    public async Task A_split_asked_for_twice_opens_one_story()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"), Told.Added("b", 1, "d-2"));

        using var first = await Desk.PostAsync("/api/stories/s-1/split", """{"developments":["d-2"]}""");
        using var again = await Desk.PostAsync("/api/stories/s-1/split", """{"developments":["d-2"]}""");
        await Desk.AnnounceAsync();

        var into = (await first.Content.ReadFromJsonAsync<SplitReceipt>())!.Into;
        (await again.Content.ReadFromJsonAsync<SplitReceipt>())!.Into.ShouldBe(into);
        (await StoryAsync("s-1")).Proposals.Single().ShouldSatisfyAllConditions(
            split => split.Other.ShouldBe(into),
            split => split.State.ShouldBe("done"));
        (await SayAsync("s-1/split/undo", $$"""{"into":"{{into}}"}""")).ShouldBe(HttpStatusCode.NoContent);
        (await StoryAsync("s-1")).Proposals.Single().State.ShouldBe("undone");
    }

    [Theory]
    [InlineData("s-1/merge", """{"into":"s-9"}""", 400)]
    [InlineData("s-1/merge", """{"into":"s-1"}""", 400)]
    [InlineData("s-1/merge", """{"into":""", 400)]
    [InlineData("s-9/merge", """{"into":"s-1"}""", 404)]
    [InlineData("s-1/split", """{"developments":[]}""", 400)]
    [InlineData("s-1/split", """{"developments":["d-1"]}""", 400)]
    [InlineData("s-1/split", """{"developments":["d-7"]}""", 400)]
    [InlineData("s-1/shifts/x/judge", """{"reason":" "}""", 400)]
    [InlineData("s-1/shifts/x/judge", """{"reason":"wrong party"}""", 404)]
    [InlineData("s-1/shifts/x/judge", """{"reason":"wrong party","verdict":"boring"}""", 400)]
    [InlineData("s-1/issues/merge", """{"issue":"talks","into":"talks"}""", 400)]
    [InlineData("s-1/issues/merge", """{"issue":"weather","into":"talks"}""", 400)]
    [InlineData("s-1/issues/merge", """{"issue":"talks"}""", 400)]
    [InlineData("s-9/issues/merge", """{"issue":"talks","into":"treaty"}""", 404)]
    [InlineData("s-1/issues/merge/undo", """{"issue":"talks"}""", 409)]
    public async Task What_makes_no_sense_is_refused_in_words(string command, string body, int status)
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"));

        using var response = await Desk.PostAsync($"/api/stories/{command}", body);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32().ShouldBe(status);
    }

    [Fact]
    public async Task A_shift_that_is_no_news_says_so_and_stays()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"), Told.Added("b"), Told.Shifted("x-1"));

        (await SayAsync("s-1/shifts/x-1/judge", """{"verdict":"not-news","reason":"an old hat","by":"Ada"}""")).ShouldBe(HttpStatusCode.NoContent);

        var shift = (await StoryAsync("s-1")).Shifts.Single();
        (shift.Dismissed, shift.Corrected).ShouldBe(("Ada: an old hat", null));
    }

    [Fact]
    public async Task Two_issues_are_merged_once_and_parted_again()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"), Told.Reported("talks"));

        (await SayAsync("s-1/issues/merge", """{"issue":"talks","into":"treaty","by":"Ada"}""")).ShouldBe(HttpStatusCode.NoContent);
        (await SayAsync("s-1/issues/merge", """{"issue":"talks","into":"treaty"}""")).ShouldBe(HttpStatusCode.Conflict);
        (await SayAsync("s-1/issues/merge/undo", """{"issue":"talks"}""")).ShouldBe(HttpStatusCode.NoContent);
        (await SayAsync("s-1/issues/merge/undo", """{"issue":"talks"}""")).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_contradicts_the_story_is_a_conflict()
    {
        foreach (var story in new[] { "s-1", "s-2", "s-3" })
            await Desk.TellAsync(story, Told.Opened("Talks"), Told.Added($"{story}-a"));

        (await SayAsync("s-1/merge/undo", "{}")).ShouldBe(HttpStatusCode.Conflict);
        (await SayAsync("s-1/split/undo", """{"into":"s-2"}""")).ShouldBe(HttpStatusCode.Conflict);
        (await SayAsync("s-2/merge", """{"into":"s-1"}""")).ShouldBe(HttpStatusCode.NoContent);
        (await SayAsync("s-2/merge", """{"into":"s-3"}""")).ShouldBe(HttpStatusCode.Conflict);
        (await SayAsync("s-3/merge", """{"into":"s-2"}""")).ShouldBe(HttpStatusCode.NoContent);
        (await SayAsync("s-1/merge", """{"into":"s-3"}""")).ShouldBe(HttpStatusCode.Conflict);
        (await StoryAsync("s-1")).Summary.MergedInto.ShouldBeNull();
    }

    [Theory]
    [InlineData("s-9/merge/undo")]
    [InlineData("s-9/split/undo")]
    [InlineData("s-9/merge")]
    public async Task A_story_that_is_not_there_is_missed(string command) =>
        (await SayAsync(command, """{"into":"s-8"}""")).ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("merge", """{"into":"LONG"}""", "into")]
    [InlineData("merge", """{"into":"s\u0000"}""", "into")]
    [InlineData("merge", """{"into":"s-2","by":"LONG"}""", "by")]
    [InlineData("merge/undo", """{"by":"A\nda"}""", "by")]
    [InlineData("split", """{"developments":["LONG"]}""", "developments")]
    [InlineData("split", """{"developments":["d\u001b"]}""", "developments")]
    [InlineData("split", """{"developments":[null]}""", "developments")]
    [InlineData("split", """{"developments":["d-1"],"by":"\t"}""", "by")]
    [InlineData("split/undo", """{"into":"\r"}""", "into")]
    [InlineData("split/undo", """{"into":"s\u0007"}""", "into")]
    [InlineData("shifts/x/judge", """{"reason":"wrong party","by":"LONG"}""", "by")]
    public async Task A_field_that_is_too_long_or_holds_control_characters_is_named(string command, string body, string field)
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"));

        using var response = await Desk.PostAsync($"/api/stories/s-1/{command}", body.Replace("LONG", new string('x', 201), StringComparison.Ordinal));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString().ShouldBe(field);
    }

    private async Task<HttpStatusCode> SayAsync(string command, string body)
    {
        using var response = await Desk.PostAsync($"/api/stories/{command}", body);
        await Desk.AnnounceAsync();
        return response.StatusCode;
    }

    private async Task<StoryDetail> StoryAsync(string id) => (await Desk.Client.GetFromJsonAsync<StoryDetail>($"/api/stories/{id}", TimeLimit))!;
}
