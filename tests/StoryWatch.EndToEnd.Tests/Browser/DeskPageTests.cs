using System.Net.Http.Json;
using Microsoft.Playwright;
using StoryWatch.Contracts;
using StoryWatch.EndToEnd.Tests.Programs;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

[Requires(Server.Chromium)]
public sealed class DeskPageTests(Browsing browsing) : IClassFixture<Browsing>, IAsyncLifetime
{
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 90_000 };

    private readonly List<string> _faults = [];
    private RunningProgram _program = null!;

    public async Task InitializeAsync() => _program = await RunningProgram.StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [ServerFact]
    public async Task A_shift_comes_onto_the_open_page_with_before_and_after()
    {
        await _program.PushAsync(Talks.Offer);
        var page = await OpenStoryAsync();

        await _program.PushAsync(Talks.Refusal);

        var shift = Refusals(page);
        await Expect(shift.GetByText("unwilling", new() { Exact = true })).ToBeVisibleAsync(Soon);
        await Expect(shift.GetByText("willing", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(shift.GetByText("New", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(shift.GetByText("The Ledger")).ToHaveCountAsync(2);
        await Expect(shift.GetByRole(AriaRole.Link, new() { Name = "At the outlet" }).Last).ToHaveAttributeAsync("href", "https://ledger.example/refusal");
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task The_quote_is_marked_in_its_article()
    {
        await _program.PushAsync(Talks.Offer, Talks.Refusal);
        await UntilAsync(story => story.Shifts.Any(shift => shift.To == "unwilling"));
        var page = await OpenStoryAsync();

        var shift = Refusals(page);
        await shift.GetByRole(AriaRole.Link, new() { Name = "In its article" }).Last.ClickAsync();

        var article = page.GetByRole(AriaRole.Complementary, new() { Name = "Article" });
        await Expect(article.GetByRole(AriaRole.Heading)).ToHaveTextAsync(Talks.Refusal.Title!);
        var quote = await shift.Locator("blockquote").Nth(1).InnerTextAsync();
        string.Concat(await article.Locator("mark").AllInnerTextsAsync()).ShouldContain(quote);
        await page.Keyboard.PressAsync("Escape");
        await Expect(article).ToHaveCountAsync(0);
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task A_server_that_is_killed_and_comes_back_costs_no_shift_and_doubles_none()
    {
        await _program.PushAsync(Talks.Offer);
        var page = await OpenStoryAsync();
        var before = await UntilAsync(story => story.Articles.Count == 1);

        await _program.KillAsync();
        await Expect(page.GetByText("Reconnecting, stale since")).ToBeVisibleAsync(Soon);
        await _program.StartAgainAsync();
        await _program.PushAsync(Talks.Refusal);

        await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync(Soon);
        var after = await UntilAsync(story => story.Shifts.Count > before.Shifts.Count);
        var shifts = page.Locator("[data-shift]");
        await Expect(shifts).ToHaveCountAsync(after.Shifts.Count, new() { Timeout = 90_000 });
        var shown = await shifts.EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.shift)");
        shown.Order().ShouldBe(after.Shifts.Select(shift => shift.Id).Order());
        await Expect(page.GetByText("2 articles from 2 independent sources")).ToBeVisibleAsync();
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task Markup_in_an_article_is_shown_as_text_and_never_run()
    {
        var hostile = Talks.Offer with
        {
            Title = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>",
            Url = "javascript:document.title='run'",
            Source = "<b>The Ledger</b>",
        };
        await _program.PushAsync(hostile, Talks.Refusal with { Title = hostile.Title, Url = hostile.Url, Source = hostile.Source });
        var page = await OpenStoryAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(hostile.Title!);
        await page.Locator("details summary").ClickAsync();
        await Expect(page.GetByText("<b>The Ledger</b>").First).ToBeVisibleAsync();
        await Expect(page.Locator("a[href^='javascript']")).ToHaveCountAsync(0);
        (await page.TitleAsync()).ShouldBe("StoryWatch");
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task The_page_is_read_with_the_keyboard_and_fits_a_narrow_screen()
    {
        await _program.PushAsync(Talks.Offer, Talks.Refusal);
        await UntilAsync(story => story.Shifts.Count > 0);
        var page = await browsing.OpenAsync(_program.Address, _faults, ColorScheme.Dark, width: 360, height: 740);
        await Expect(page.Locator("[data-story]")).ToBeVisibleAsync(Soon);

        await page.Keyboard.PressAsync("j");

        await Expect(page.Locator("[data-shift]").First).ToBeVisibleAsync(Soon);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        (await page.EvaluateAsync<int>("document.querySelector('main').scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-story]")).ToBeVisibleAsync();
        _faults.ShouldBeEmpty();
    }

    /// <summary>The card of the move that the refusal makes; its articles may tell other shifts beside it.</summary>
    private static ILocator Refusals(IPage page) =>
        page.Locator("[data-shift]", new() { Has = page.GetByText("unwilling", new() { Exact = true }) }).First;

    private async Task<IPage> OpenStoryAsync()
    {
        var story = await UntilAsync(story => story.Articles.Count > 0);
        var page = await browsing.OpenAsync(new Uri(_program.Address, $"#/story/{story.Summary.Id}"), _faults);
        await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync(Soon);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync(Soon);
        return page;
    }

    /// <summary>The one story, once it is as wanted.</summary>
    private async Task<StoryDetail> UntilAsync(Func<StoryDetail, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            var page = await _program.Client.GetFromJsonAsync<StoryPage>("/api/stories", limit.Token);
            if (page!.Stories.Count > 0)
            {
                page.Stories.Count.ShouldBe(1);
                var story = (await _program.Client.GetFromJsonAsync<StoryDetail>($"/api/stories/{page.Stories[0].Id}", limit.Token))!;
                if (wanted(story))
                    return story;
            }

            await Task.Delay(100, limit.Token);
        }
    }
}
