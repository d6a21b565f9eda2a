using System.Net.Http.Json;
using Microsoft.Playwright;
using StoryWatch.Contracts;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

[Requires(Server.Chromium)]
public sealed class StoryTests(DemoDesk desk, Browsing browsing) : DemoDeskTest(desk, browsing)
{
    [ServerFact]
    public async Task The_timeline_is_a_picture_and_a_table_that_says_the_same()
    {
        var page = await OpenStoryAsync("Qatar says");
        await OpenTabAsync(page, "Timeline");

        await Expect(page.GetByRole(AriaRole.Figure, new() { NameRegex = new("^Stances of .*Qatar.* over time") })).ToBeVisibleAsync();
        await page.GetByText("The same as a table").ClickAsync();
        var rows = page.GetByRole(AriaRole.Region, new() { Name = "The timeline as a table" }).Locator("tbody tr");
        (await rows.CountAsync()).ShouldBeGreaterThan(5);
        var parties = await page.Locator(".lanes .party").AllTextContentsAsync();
        parties.ShouldBe(parties.Distinct());
        (await rows.Locator("th").AllInnerTextsAsync()).ShouldContain(parties[0]);
    }

    [ServerFact]
    public async Task The_matrix_has_each_party_s_last_stance_and_how_long_it_has_held()
    {
        var page = await OpenStoryAsync("Qatar says");
        await OpenTabAsync(page, "Positions");

        var matrix = page.GetByRole(AriaRole.Region, new() { Name = "Positions by party and issue" });
        await Expect(matrix.GetByRole(AriaRole.Rowheader, new() { Name = "Qatar", Exact = true })).ToBeVisibleAsync();
        var held = matrix.Locator(".cell").First;
        await Expect(held.Locator(".since")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d+ (minute|hour|day)s?"));
        await held.Locator(".since").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Article" }).Locator("mark.this").First).ToBeVisibleAsync();

        // All that the ledger has, told as an alert or not, and since when.
        var story = new Uri(page.Url).Fragment.Split('/')[2].Split('?')[0];
        var ledger = (await Desk.Client.GetFromJsonAsync<PositionMatrix>($"/api/stories/{story}/positions"))!.Rows;
        await Expect(matrix.Locator(".cell")).ToHaveCountAsync(ledger.Count);
        ledger.ShouldContain(row => row.History.All(held => held.Shift == null));
    }

    [ServerFact]
    public async Task A_move_shows_both_sides_and_marks_the_words_that_changed()
    {
        var page = await OpenStoryAsync("Qatar says");
        var move = page.Locator("[data-shift]", new() { HasText = "Before" }).First;

        await Expect(move.Locator("figure")).ToHaveCountAsync(2);
        if (await move.Locator("ins").CountAsync() == 0)
            await move.GetByRole(AriaRole.Button, new() { Name = "Word changes" }).ClickAsync();
        await Expect(move.Locator("figure").First.Locator("del").First).ToBeVisibleAsync();
        await Expect(move.Locator("figure").Last.Locator("ins").First).ToBeVisibleAsync();
        await Expect(move.GetByText("independent source")).ToBeVisibleAsync();
    }

    [ServerFact]
    public async Task A_shift_is_explained_from_the_journal()
    {
        var page = await OpenStoryAsync("Qatar says");
        var move = page.Locator("[data-shift]", new() { HasText = "Before" }).First;

        await move.GetByRole(AriaRole.Button, new() { Name = "Explain" }).ClickAsync();

        await Expect(move.GetByText("In the journal")).ToBeVisibleAsync(DemoDesk.Soon);
        await Expect(move.GetByText("Why", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(move.Locator(".explain .line [aria-current]")).ToHaveCountAsync(1);
    }

    [ServerFact]
    public async Task Claims_are_shown_with_who_bears_them_out()
    {
        var page = await OpenStoryAsync("Qatar says");
        await OpenTabAsync(page, "Claims");

        var claims = page.Locator("[data-claim]");
        await Expect(claims.First).ToBeVisibleAsync(DemoDesk.Soon);
        await Expect(claims.First.GetByText("independent source")).ToBeVisibleAsync();
        await claims.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Article" }).Locator(".text")).ToContainTextAsync(
            await claims.First.Locator("blockquote").InnerTextAsync());
    }

    [ServerFact]
    public async Task The_quote_is_marked_in_its_article()
    {
        var page = await OpenStoryAsync("Qatar says");
        var said = page.Locator("[data-shift] figure").Last;

        await said.GetByRole(AriaRole.Link, new() { Name = "In its article" }).ClickAsync();

        var article = page.GetByRole(AriaRole.Complementary, new() { Name = "Article" });
        await Expect(article.Locator("mark.this").First).ToBeInViewportAsync(new() { Timeout = 30_000 });
        string.Concat(await article.Locator("mark.this").AllInnerTextsAsync()).ShouldContain(await said.Locator("blockquote").InnerTextAsync());
        await page.Keyboard.PressAsync("Escape");
        await Expect(article).ToHaveCountAsync(0);
    }

    [ServerFact]
    public async Task Stories_actors_and_quotes_are_found_by_their_words()
    {
        var page = await OpenAsync("#/search");

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Words to find" }).FillAsync("Qatar");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2, NameRegex = new("^Stories") })).ToBeVisibleAsync(DemoDesk.Soon);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2, NameRegex = new("^Quotes") })).ToBeVisibleAsync();
        await Expect(page.Locator(".hits mark").First).ToBeVisibleAsync();
        new Uri(page.Url).Fragment.ShouldBe("#/search?q=Qatar");
        await page.Locator(".hits a").First.ClickAsync();
        await Expect(page.Locator("article.story")).ToBeVisibleAsync(DemoDesk.Soon);
    }

    private static Task OpenTabAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Of this story" }).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
}
