using System.Net.Http.Json;
using Microsoft.Playwright;
using StoryWatch.Contracts;
using StoryWatch.EndToEnd.Tests.Programs;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

[Requires(Server.Chromium)]
public sealed class LiveTests(Browsing browsing) : IClassFixture<Browsing>, IAsyncLifetime
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
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync("new shift", new() { Timeout = 30_000, IgnoreCase = true });
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task A_server_that_is_killed_and_comes_back_costs_no_shift_and_doubles_none()
    {
        await _program.PushAsync(Talks.Offer);
        var page = await OpenStoryAsync();

        await _program.KillAsync();
        await Expect(page.GetByText("Reconnecting, stale since")).ToBeVisibleAsync(Soon);
        await _program.StartAgainAsync();
        await _program.PushAsync(Talks.Refusal);

        await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync(Soon);
        await Expect(Refusals(page)).ToBeVisibleAsync(Soon);
        await Expect(page.GetByText("2 articles from 2 independent sources")).ToBeVisibleAsync();
        var told = await _program.Client.GetFromJsonAsync<ShiftPage>("/api/shifts");
        var shown = await page.Locator("[data-shift]").EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.shift)");
        shown.Order().ShouldBe(told!.Shifts.Select(shift => shift.Id).Order());
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task What_happened_while_the_connection_was_away_is_counted_and_shown()
    {
        await _program.PushAsync(Talks.Offer);
        var page = await OpenStoryAsync();
        await page.Context.SetOfflineAsync(true);
        await _program.KillAsync();
        await Expect(page.GetByText("Reconnecting, stale since")).ToBeVisibleAsync(Soon);

        // The page cannot come back before all of it has happened.
        await _program.StartAgainAsync();
        await _program.PushAsync(Talks.Refusal);
        await Expect(Refusals(await OpenStoryAsync())).ToBeVisibleAsync(Soon);
        await page.Context.SetOfflineAsync(false);

        var away = page.GetByRole(AriaRole.Region, new() { Name = "While you were away" });
        await Expect(away.GetByText("while you were away")).ToBeVisibleAsync(Soon);
        await Expect(away).ToContainTextAsync("in 1 story");
        await away.GetByRole(AriaRole.Link, new() { Name = "Show them" }).ClickAsync();
        await Expect(page.Locator("[data-story]")).ToHaveCountAsync(1);
        await away.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(away).ToHaveCountAsync(0);
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task A_pause_freezes_what_is_shown_and_keeps_receiving()
    {
        await _program.PushAsync(Talks.Offer);
        var page = await OpenStoryAsync();
        var before = await page.Locator("[data-shift]").CountAsync();
        await page.Keyboard.PressAsync(".");
        await Expect(page.GetByText("Paused", new() { Exact = true })).ToBeVisibleAsync();

        await _program.PushAsync(Talks.Refusal);

        var resume = page.GetByRole(AriaRole.Button, new() { NameRegex = new(@"Resume, \d+ waiting") });
        await Expect(resume).ToBeVisibleAsync(Soon);
        await Expect(page.Locator("[data-shift]")).ToHaveCountAsync(before);
        await resume.ClickAsync();
        await Expect(Refusals(page)).ToBeVisibleAsync();
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task Rows_stay_under_the_pointer_and_what_is_new_waits_in_a_pill()
    {
        await _program.PushAsync(Talks.Offer);
        var page = await OpenBoardAsync();
        await Expect(page.Locator("[data-story]")).ToHaveCountAsync(1, new() { Timeout = 90_000 });
        await page.Locator("[data-story]").HoverAsync();

        await _program.PushAsync(Fishing.Offer);

        var pill = page.GetByRole(AriaRole.Button, new() { NameRegex = new(@"^\d+ new") });
        await Expect(pill).ToBeVisibleAsync(Soon);
        await Expect(page.Locator("[data-story]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("[data-story]")).ToHaveCountAsync(2);
        await Expect(pill).ToHaveCountAsync(0);
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task Sound_and_desktop_notices_come_only_when_asked_for_and_only_from_their_severity_on()
    {
        // Stands in for the desktop and the loudspeaker, and keeps what they were told.
        const string Ears = """
            const hear = (what) => (document.documentElement.dataset.heard = `${document.documentElement.dataset.heard ?? ""} ${what}`);
            window.Notification = class { constructor() { hear("notice"); } static permission = "granted"; static requestPermission = async () => "granted"; };
            const part = { connect: (next) => next, start: () => hear("sound"), stop() {}, frequency: {}, gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} } };
            window.AudioContext = class { currentTime = 0; destination = part; createOscillator() { return part; } createGain() { return part; } };
            """;
        await _program.PushAsync(Talks.Offer);
        var page = await OpenBoardAsync(new() { Scripts = [Ears] });
        await Expect(page.Locator("[data-story]")).ToHaveCountAsync(1, new() { Timeout = 90_000 });
        await Expect(page.Locator("html[data-heard]")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sound and desktop notices: off" }).ClickAsync();
        await page.GetByLabel("Sound", new() { Exact = true }).SelectOptionAsync("Front page");
        await page.GetByLabel("Desktop notice", new() { Exact = true }).SelectOptionAsync("Every shift");
        await page.EvaluateAsync("delete document.documentElement.dataset.heard");
        await page.Keyboard.PressAsync("Escape");
        await _program.PushAsync(Talks.Refusal);

        await Expect(page.Locator("html[data-heard*=notice]")).ToHaveCountAsync(1, new() { Timeout = 90_000 });
        var gravest = await page.Locator("[data-story] rect.on").CountAsync();
        await Expect(page.Locator("html[data-heard*=sound]")).ToHaveCountAsync(gravest == 3 ? 1 : 0);
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task A_shift_that_an_editor_calls_wrong_is_taken_back_on_every_page()
    {
        await _program.PushAsync(Talks.Offer, Talks.Refusal);
        var page = await OpenStoryAsync();
        var other = await OpenStoryAsync();
        await Expect(Refusals(other)).ToBeVisibleAsync(Soon);

        await Refusals(page).GetByRole(AriaRole.Button, new() { Name = "Wrong?" }).ClickAsync();
        await page.GetByLabel("Why").FillAsync("He spoke of the summit, not of the talks.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Say so" }).ClickAsync();

        await Expect(Refusals(other).GetByText("Taken back:")).ToBeVisibleAsync(Soon);
        await Expect(Refusals(other)).ToContainTextAsync("He spoke of the summit");
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task A_revision_is_shown_as_what_went_and_what_came()
    {
        await _program.PushAsync(Talks.Offer);
        var page = await OpenStoryAsync();
        await _program.PushAsync(Talks.Offer with { Title = "Russia says it is open to talks", Text = Talks.Offer.Text.Replace("Reykjavik", "Geneva", StringComparison.Ordinal) });
        await page.GetByRole(AriaRole.Link, new() { Name = "Articles" }).ClickAsync();
        await Expect(page.GetByText("revised, revision 2")).ToBeVisibleAsync(Soon);

        await page.GetByRole(AriaRole.Link, new() { Name = "Russia says it is open to talks" }).ClickAsync();
        await page.GetByLabel("Compare with").SelectOptionAsync("1");

        var changes = page.GetByRole(AriaRole.Region, new() { Name = "What changed since revision 1" });
        await Expect(changes.Locator("del", new() { HasText = "Reykjavik" })).ToBeVisibleAsync(Soon);
        await Expect(changes.Locator("ins", new() { HasText = "Geneva" })).ToBeVisibleAsync();
        _faults.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task Markup_in_an_article_is_shown_as_text_and_never_run()
    {
        const string Markup = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";
        var hostile = Talks.Offer with
        {
            Title = Markup,
            Url = "javascript:document.title='run'",
            Source = "<b>The Ledger</b>",
            Byline = Markup,
            Text = $"{Talks.Offer.Text} {Markup} <svg onload=\"document.title='run'\"></svg> {{{{7*7}}}}",
        };
        await _program.PushAsync(hostile, Talks.Refusal with { Title = hostile.Title, Url = hostile.Url, Source = hostile.Source });
        var page = await OpenStoryAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Markup);
        foreach (var tab in new[] { "Positions", "Timeline", "Claims", "Articles" })
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Of this story" }).GetByRole(AriaRole.Link, new() { Name = tab }).ClickAsync();
        await Expect(page.GetByText("<b>The Ledger</b>").First).ToBeVisibleAsync();
        await page.Locator(".articles a").Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Article" }).Locator(".text")).ToContainTextAsync("<svg onload=");
        await Expect(page.Locator("a[href^='javascript']")).ToHaveCountAsync(0);
        await Expect(page.Locator("#desk img, #desk script, aside.article .text svg")).ToHaveCountAsync(0);
        (await page.TitleAsync()).ShouldNotBe("run");
        _faults.ShouldBeEmpty();
    }

    /// <summary>The card of the move that the refusal makes; its articles may tell other shifts beside it.</summary>
    private static ILocator Refusals(IPage page) =>
        page.Locator("[data-shift]", new() { Has = page.GetByText("unwilling", new() { Exact = true }) }).First;

    private async Task<IPage> OpenBoardAsync(Visit? visit = null)
    {
        var page = await browsing.OpenAsync(_program.Address, _faults, visit);
        await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync(Soon);
        return page;
    }

    /// <summary>The one story, as soon as it is on the board.</summary>
    private async Task<IPage> OpenStoryAsync()
    {
        var page = await OpenBoardAsync();
        await page.Locator("[data-story] a.title").ClickAsync(new() { Timeout = 90_000 });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync(Soon);
        await Expect(page.Locator("article.story")).ToBeVisibleAsync(Soon);
        return page;
    }
}
