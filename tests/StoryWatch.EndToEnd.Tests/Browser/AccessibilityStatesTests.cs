using System.Net.Http.Json;
using Microsoft.Playwright;
using StoryWatch.Contracts;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

/// <summary>What opens inside the views: panes, panels, forms, dialogs, a replay, and the door.</summary>
[Requires(Server.Chromium)]
public sealed class AccessibilityStatesTests(DemoDesk desk, Browsing browsing) : DemoDeskTest(desk, browsing)
{
    private readonly List<string> _violations = [];

    [ServerFact]
    public Task What_opens_violates_nothing_in_light() => LookAsync(ColorScheme.Light, 1280);

    [ServerFact]
    public Task What_opens_violates_nothing_in_dark() => LookAsync(ColorScheme.Dark, 1280);

    [ServerFact]
    public Task What_opens_violates_nothing_at_360_pixels() => LookAsync(ColorScheme.Light, 360);

    [ServerFact]
    public async Task Every_control_of_a_replay_s_board_is_reached_with_the_tab_key()
    {
        var page = await OpenAsync("#/replay", "admin");
        var replay = await StartReplayAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Verdict" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Webhook sink" }).ClickAsync();
        await Expect(page.Locator(".verdict li").First).ToBeVisibleAsync(DemoDesk.Soon);
        var wanted = await page.EvaluateAsync<int>(
            """
            () => {
              const seen = (element) => element.checkVisibility() && !element.closest("[aria-hidden=true]");
              const all = [...document.querySelectorAll("a[href], button:enabled, input:enabled, select:enabled, summary, .scroller, .verdict")].filter(seen);
              all.forEach((element, index) => element.dataset.tab = index);
              document.activeElement?.blur();
              return all.length;
            }
            """);

        var reached = new HashSet<int>();
        for (var press = 0; press < 3 * wanted; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<int>("Number(document.activeElement?.dataset?.tab ?? -1)") is >= 0 and var tab)
                reached.Add(tab);
        }

        // A scroller with controls in it is left to them by the browser.
        var missed = await page.EvaluateAsync<string[]>(
            "reached => [...document.querySelectorAll('[data-tab]:not(.scroller)')].filter(element => !reached.includes(Number(element.dataset.tab))).map(element => element.outerHTML.slice(0, 120))",
            reached.ToArray());
        missed.ShouldBeEmpty();
        wanted.ShouldBeGreaterThan(20);
        await Desk.Client.DeleteAsync(new Uri($"/api/replays/{replay}", UriKind.Relative));
    }

    private async Task LookAsync(ColorScheme scheme, int width)
    {
        var visit = new Visit { Scheme = scheme, Width = width, Height = 900, Motion = ReducedMotion.Reduce, Scripts = [await Axe.ScriptAsync()] };
        var page = await OpenBoardAsync(name: "admin", visit: visit);
        await LookAtStoryAsync(page);
        await LookAtSettingsAsync(page);
        await LookAtReplaysAsync(page);

        var outside = await Browsing.OpenAsync(Desk.Address, [], visit);
        await Expect(outside.GetByLabel("Access token")).ToBeVisibleAsync(DemoDesk.Soon);
        await TryAsync(outside, "the door");
        await outside.GetByLabel("Access token").FillAsync("wrong");
        await outside.GetByRole(AriaRole.Button, new() { Name = "Open the desk" }).ClickAsync();
        await Expect(outside.GetByText("did not take that token")).ToBeVisibleAsync(DemoDesk.Soon);
        await TryAsync(outside, "the door after a wrong token");
        _violations.ShouldBeEmpty();
    }

    private async Task LookAtStoryAsync(IPage page)
    {
        var story = await page.Locator("[data-story]", new() { HasText = "Qatar says" }).GetAttributeAsync("data-story");
        await GoAsync(page, $"#/story/{story}", "[data-shift]");
        var move = page.Locator("[data-shift]", new() { HasText = "Before" }).First;
        await move.GetByRole(AriaRole.Button, new() { Name = "Explain" }).ClickAsync();
        await Expect(move.GetByText("In the journal")).ToBeVisibleAsync(DemoDesk.Soon);
        await move.GetByRole(AriaRole.Button, new() { Name = "Wrong?" }).ClickAsync();
        await TryAsync(page, "a shift explained and judged");

        await move.GetByRole(AriaRole.Link, new() { Name = "In its article" }).Last.ClickAsync();
        await Expect(page.Locator("aside.article .text")).ToBeVisibleAsync(DemoDesk.Soon);
        await TryAsync(page, "the article");

        var (revised, article) = await RevisedAsync();
        await GoAsync(page, $"#/story/{revised}/article/{Uri.EscapeDataString(article)}", ".revisions select");
        await page.GetByLabel("Compare with").SelectOptionAsync(new SelectOptionValue { Index = 1 }, new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Region, new() { NameRegex = new("^What changed since revision") })).ToBeVisibleAsync(DemoDesk.Soon);
        await TryAsync(page, "revisions of an article");

        await GoAsync(page, $"#/story/{story}?tab=timeline", ".lanes");
        await page.GetByText("The same as a table").ClickAsync();
        await TryAsync(page, "the timeline as tables");
        await GoAsync(page, $"#/story/{story}?tab=positions", ".matrix");
        await page.GetByText("Two of these issues are one").ClickAsync();
        await TryAsync(page, "issues to merge");

        await GoAsync(page, "#/board?text=Qatar", "[data-story]");
        await page.GetByRole(AriaRole.Button, new() { Name = "More filters" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save filter" }).ClickAsync();
        await TryAsync(page, "a filter to save");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Mark Qatar") }).First.ClickAsync();
        await TryAsync(page, "a story to mark");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sound and desktop notices") }).ClickAsync();
        await TryAsync(page, "notices");
        await page.Keyboard.PressAsync("Escape");
    }

    private async Task LookAtSettingsAsync(IPage page)
    {
        using var made = await Desk.Client.PostAsJsonAsync("/api/webhooks", new { url = "http://127.0.0.1:9/hook", description = "Night desk" });
        var webhook = (await made.Content.ReadFromJsonAsync<WebhookCreated>())!.Webhook;
        using var fed = await Desk.Client.PostAsJsonAsync("/api/feeds", new { url = "https://wire.example/world.xml", title = "Northgate Wire", paused = true });
        var feed = (await fed.Content.ReadFromJsonAsync<FeedView>())!;

        await GoAsync(page, "#/settings/feeds", "[data-feed]");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Northgate Wire" }).ClickAsync();
        await TryAsync(page, "a feed");
        await GoAsync(page, "#/settings/webhooks", "[data-webhook]");
        var card = page.GetByRole(AriaRole.Region, new() { Name = "Night desk" });
        await card.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Expect(card.Locator(".attempts tbody tr").First).ToBeVisibleAsync(DemoDesk.Soon);
        await card.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await card.GetByLabel("Parties", new() { Exact = true }).FillAsync("Qatar,");
        await card.GetByRole(AriaRole.Button, new() { Name = "What would it have told?" }).ClickAsync();
        await Expect(card.GetByText("would have gone out")).ToBeVisibleAsync(DemoDesk.Soon);
        await card.GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await Expect(card.Locator(".secret")).ToBeVisibleAsync(DemoDesk.Soon);
        await TryAsync(page, "a webhook with its attempts, form, preview and secret");

        await Desk.Client.DeleteAsync(new Uri($"/api/webhooks/{webhook.Id}", UriKind.Relative));
        await Desk.Client.DeleteAsync(new Uri($"/api/feeds/{feed.Id}", UriKind.Relative));
    }

    private async Task LookAtReplaysAsync(IPage page)
    {
        await GoAsync(page, "#/replay", "form");
        await page.GetByLabel("Tell real webhooks").CheckAsync();
        await TryAsync(page, "the warning before webhooks are told");
        await page.GetByLabel("Tell real webhooks").UncheckAsync();
        var one = await StartReplayAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Verdict" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Webhook sink" }).ClickAsync();
        await Expect(page.Locator(".verdict li").First).ToBeVisibleAsync(DemoDesk.Soon);
        await TryAsync(page, "a replay's board with verdict and sink");
        await Rows(page).First.Locator("a.title").ClickAsync();
        await Expect(page.Locator("article.story")).ToBeVisibleAsync(DemoDesk.Soon);
        await TryAsync(page, "a replay's story");

        await GoAsync(page, "#/replay", "form");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("2018-12-31");
        var other = await StartReplayAsync(page);
        await GoAsync(page, $"#/replay?left={one}&right={other}", "section[aria-label=Comparison] h2");
        await TryAsync(page, "two replays compared");
        foreach (var replay in new[] { one, other })
            await Desk.Client.DeleteAsync(new Uri($"/api/replays/{replay}", UriKind.Relative));
    }

    private static async Task<string> StartReplayAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Form, new() { Name = "Start a replay" }).GetByRole(AriaRole.Button).ClickAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator(".replay-state")).ToHaveTextAsync("done", new() { Timeout = 90_000 });
        await Expect(Rows(page).First).ToBeVisibleAsync(DemoDesk.Soon);
        return new Uri(page.Url).Fragment.Split('/')[2];
    }

    /// <summary>A story with an article of several revisions.</summary>
    private async Task<(string Story, string Article)> RevisedAsync()
    {
        var page = (await Desk.Client.GetFromJsonAsync<StoryPage>("/api/stories?take=200"))!;
        foreach (var story in page.Stories)
        {
            var detail = (await Desk.Client.GetFromJsonAsync<StoryDetail>($"/api/stories/{story.Id}"))!;
            if (detail.Articles.FirstOrDefault(article => article is { Revision: > 1, State: "revised" }) is { } revised)
                return (story.Id, revised.Id);
        }

        throw new InvalidOperationException("The demo's archive has no revised article.");
    }

    private async Task GoAsync(IPage page, string place, string ready)
    {
        await page.GotoAsync(new Uri(Desk.Address, place).ToString());
        await Expect(page.Locator(ready).First).ToBeVisibleAsync(DemoDesk.Soon);
    }

    private async Task TryAsync(IPage page, string what)
    {
        _violations.AddRange((await Axe.RunAsync(page)).Select(violation => $"{what}: {violation}"));
        var (wide, seen) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), page.ViewportSize!.Width);
        if (wide > seen)
            _violations.Add($"{what}: {wide} pixels wide on {seen}");
    }
}
