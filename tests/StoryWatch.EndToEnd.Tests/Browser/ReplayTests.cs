using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

[Requires(Server.Chromium)]
public sealed class ReplayTests(DemoDesk desk, Browsing browsing) : DemoDeskTest(desk, browsing)
{
    [ServerFact]
    public async Task An_archive_is_stepped_through_run_and_sought_and_the_board_says_REPLAY()
    {
        var page = await StartAsync(paused: true);
        await Expect(page.GetByLabel("Tell real webhooks")).ToHaveCountAsync(0);
        await Expect(page.Locator(".link-badge")).ToHaveTextAsync("REPLAY");
        await Expect(State(page)).ToHaveTextAsync("paused", new() { Timeout = 60_000 });
        await Expect(page.GetByText("0 of ")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Step" }).ClickAsync();
        await Expect(page.GetByText("1 of ")).ToBeVisibleAsync(DemoDesk.Soon);
        await Expect(Rows(page)).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await page.Keyboard.PressAsync(",");
        await Expect(page.GetByText("2 of ")).ToBeVisibleAsync(DemoDesk.Soon);

        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(State(page)).ToHaveTextAsync("done", new() { Timeout = 90_000 });
        var stories = await Rows(page).CountAsync();
        stories.ShouldBeGreaterThan(3);

        await page.GetByRole(AriaRole.Slider).FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator(".replay-bar .facts")).ToContainTextAsync(new Regex(@"\b[012] of "), new() { Timeout = 60_000 });
        await Expect(Rows(page)).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await RemoveAsync(page);
    }

    [ServerFact]
    public async Task The_expectations_of_an_archive_are_judged()
    {
        var page = await StartAsync(paused: false);
        await Expect(State(page)).ToHaveTextAsync("done", new() { Timeout = 90_000 });

        await page.GetByRole(AriaRole.Button, new() { Name = "Verdict" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new(@"Expectations: \d+ met, \d+ not") })).ToBeVisibleAsync(DemoDesk.Soon);
        (await page.Locator(".verdict li").CountAsync()).ShouldBeGreaterThan(0);
        await Rows(page).First.Locator("a.title").ClickAsync();
        await Expect(page.Locator("[data-shift], .quiet").First).ToBeVisibleAsync(DemoDesk.Soon);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Wrong?" })).ToHaveCountAsync(0);
        await RemoveAsync(page);
    }

    [ServerFact]
    public async Task Two_runs_are_compared()
    {
        var page = await StartAsync(paused: false);
        await Expect(State(page)).ToHaveTextAsync("done", new() { Timeout = 90_000 });
        await FillAsync(page, paused: false, to: "2018-12-31");
        await Expect(State(page)).ToHaveTextAsync("done", new() { Timeout = 90_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "All replays" }).ClickAsync();
        await Expect(page.Locator("[data-replay]")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("(Missing|Only) in the other") })).ToBeVisibleAsync(DemoDesk.Soon);
        await RemoveAsync(page);
        await RemoveAsync(page);
    }

    private static ILocator State(IPage page) => page.Locator(".replay-state");

    private async Task<IPage> StartAsync(bool paused)
    {
        var page = await OpenAsync("#/replay");
        await FillAsync(page, paused);
        return page;
    }

    private static async Task FillAsync(IPage page, bool paused, string? to = null)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Replay", Exact = true }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Start a replay" });
        await form.GetByLabel("Archive").SelectOptionAsync("demo", new() { Timeout = 60_000 });
        if (to is not null)
            await form.GetByLabel("To").FillAsync(to);
        if (paused)
            await form.GetByLabel("Start paused").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Start replay" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Replay", Exact = true })).ToBeVisibleAsync(DemoDesk.Soon);
    }

    private static async Task RemoveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Replay", Exact = true }).ClickAsync();
        var left = await page.Locator("[data-replay]").CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the replay of demo" }).First.ClickAsync();
        await Expect(page.Locator("[data-replay]")).Not.ToHaveCountAsync(left == 0 ? 1 : left);
    }
}
