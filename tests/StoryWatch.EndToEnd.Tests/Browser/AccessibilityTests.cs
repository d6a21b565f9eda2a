using System.Text.Json;
using Microsoft.Playwright;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

[Requires(Server.Chromium)]
public sealed class AccessibilityTests(DemoDesk desk, Browsing browsing) : DemoDeskTest(desk, browsing)
{
    [ServerFact]
    public Task No_view_violates_axe_in_light() => LookAsync(ColorScheme.Light, 1280);

    [ServerFact]
    public Task No_view_violates_axe_in_dark() => LookAsync(ColorScheme.Dark, 1280);

    [ServerFact]
    public Task No_view_violates_axe_or_overflows_at_360_pixels() => LookAsync(ColorScheme.Dark, 360);

    [ServerFact]
    public Task No_view_violates_axe_on_a_wall_screen() => LookAsync(ColorScheme.Light, 3840);

    [ServerFact]
    public async Task Nothing_moves_for_those_who_asked_for_less_motion()
    {
        var page = await OpenBoardAsync(visit: new() { Motion = ReducedMotion.Reduce });

        (await page.EvaluateAsync<int>("document.getAnimations().length")).ShouldBe(0);
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.link-badge svg')).animationName")).ShouldBe("none");
    }

    private async Task LookAsync(ColorScheme scheme, int width)
    {
        var visit = new Visit { Scheme = scheme, Width = width, Height = width > 2000 ? 2160 : 800, Motion = ReducedMotion.Reduce, Scripts = [await Axe.ScriptAsync()] };
        var page = await OpenBoardAsync(name: "admin", visit: visit);
        var story = await page.Locator("[data-story]", new() { HasText = "Qatar says" }).GetAttributeAsync("data-story");
        var violations = new List<string>();

        foreach (var (view, place, ready) in Views(story!))
        {
            await page.GotoAsync(new Uri(Desk.Address, place).ToString());
            await Expect(page.Locator(ready).First).ToBeVisibleAsync(DemoDesk.Soon);
            violations.AddRange((await Axe.RunAsync(page)).Select(violation => $"{view}: {violation}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
                violations.Add($"{view}: wider than {width} pixels");
        }

        foreach (var (key, dialog) in new[] { ("?", "Keyboard"), ("m", "Mute until"), ("s", "Assign to") })
        {
            await page.GotoAsync(new Uri(Desk.Address, $"#/story/{story}").ToString());
            await Expect(page.Locator("[data-shift]").First).ToBeVisibleAsync(DemoDesk.Soon);
            await page.Keyboard.PressAsync(key);
            await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = dialog })).ToBeVisibleAsync();
            violations.AddRange((await Axe.RunAsync(page)).Select(violation => $"{dialog}: {violation}"));
            await page.Keyboard.PressAsync("Escape");
        }

        violations.ShouldBeEmpty();
    }

    private static (string View, string Place, string Ready)[] Views(string story) =>
    [
        ("board", "#/board", "[data-story]"),
        ("board by party", "#/board?columns=party&severity=1", ".column h2"),
        ("story", $"#/story/{story}", "[data-shift]"),
        ("positions", $"#/story/{story}?tab=positions", ".matrix"),
        ("timeline", $"#/story/{story}?tab=timeline", ".lanes"),
        ("claims", $"#/story/{story}?tab=claims", "[data-claim]"),
        ("articles", $"#/story/{story}?tab=articles", ".articles li"),
        ("search", "#/search?q=Qatar", ".hits li"),
        ("replay", "#/replay", "form"),
        ("feeds", "#/settings/feeds", "form"),
        ("webhooks", "#/settings/webhooks", "button.main"),
        ("access", "#/settings/access", "form"),
    ];
}

/// <summary>Deque's axe-core, of the page's own packages: WCAG 2.2 A and AA.</summary>
internal static class Axe
{
    public static Task<string> ScriptAsync() => File.ReadAllTextAsync(Path.Combine(Repository.Root, "dashboards/desk/node_modules/axe-core/axe.min.js"));

    /// <summary>Each violation with the rule and the first place of it.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IPage page)
    {
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations
                .map(({ id, help, nodes }) => `${id} (${help}): ${nodes.length} times, first ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary.slice(0, 300)}`)
            """);
        return [.. found.EnumerateArray().Select(violation => violation.GetString()!)];
    }
}
