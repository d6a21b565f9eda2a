using System.Net;
using System.Net.Http.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Filters;
using StoryWatch.Testing.Hub;
using StoryWatch.Web.Filters;

namespace StoryWatch.Web.Tests.Filters;

public sealed class FiltersTests : DeskTests
{
    private const string Path = "/api/filters";

    [Fact]
    public async Task A_filter_that_one_editor_saves_reaches_every_page_and_is_gone_from_all_when_it_is_forgotten()
    {
        await using var page = await ConnectedAsync();

        using var saved = await Desk.PostAsync(Path, """{"name":" Gulf ","query":"party=Qatar&severity=2","by":"Ada"}""");
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.Content.ReadAsStringAsync());
        var (name, query, by) = ("Gulf", "party=Qatar&severity=2", "Ada");
        (await NextAsync(page)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            filter => (filter.Name, filter.Query, filter.By).ShouldBe((name, query, by)));
        (await Desk.Client.GetFromJsonAsync<List<SavedFilterView>>(Path, TimeLimit))!.ShouldHaveSingleItem().Name.ShouldBe(name);

        using var forgotten = await Desk.Client.DeleteAsync(new Uri($"{Path}?name=Gulf", UriKind.Relative), TimeLimit);
        forgotten.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await NextAsync(page)).ShouldBeEmpty();
        using var again = await Desk.Client.DeleteAsync(new Uri($"{Path}?name=Gulf", UriKind.Relative), TimeLimit);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_another_process_saved_is_told_with_the_next_look()
    {
        await using var page = await ConnectedAsync();
        await Desk.Get<ISavedFilters>().SaveAsync(new("Gulf", "party=Qatar", "Ada", Told.Noon), FiltersApi.Most, TimeLimit);

        await Desk.Get<FilterPush>().PushAsync(TimeLimit);

        (await NextAsync(page)).ShouldHaveSingleItem().Name.ShouldBe("Gulf");
    }

    [Fact]
    public async Task There_are_not_more_than_so_many()
    {
        for (var n = 0; n < FiltersApi.Most; n++)
            await Desk.Get<ISavedFilters>().SaveAsync(new($"f{n}", "severity=2", "Ada", Told.Noon), FiltersApi.Most, TimeLimit);

        using var refused = await Desk.PostAsync(Path, """{"name":"one more","query":"severity=2"}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("""{"query":"severity=2"}""", "name")]
    [InlineData("""{"name":" ","query":"severity=2"}""", "name")]
    [InlineData("""{"name":"a\nb","query":"severity=2"}""", "name")]
    [InlineData("""{"name":"Gulf"}""", "query")]
    [InlineData("""{"name":"Gulf","query":""}""", "query")]
    [InlineData("""{"name":"Gulf","query":"severity=2","by":"a\u0000"}""", "by")]
    public async Task What_makes_no_sense_is_refused_in_words(string body, string field)
    {
        using var refused = await Desk.PostAsync(Path, body);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain($"\"field\":\"{field}\"");
    }

    // What is told to all reaches a page only when the server has counted it in, which its first answer shows.
    private async Task<HubClient> ConnectedAsync()
    {
        var page = await Desk.ConnectAsync(TimeLimit);
        await page.FollowAsync(0, 0, TimeLimit);
        await page.Messages.ReadAsync(TimeLimit);
        return page;
    }

    private async Task<IReadOnlyList<SavedFilterView>> NextAsync(HubClient page)
    {
        while (true)
            if (await page.Messages.ReadAsync(TimeLimit) is FiltersCame came)
                return came.Filters;
    }
}
