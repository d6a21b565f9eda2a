using System.Net.Http.Json;
using Microsoft.Playwright;
using StoryWatch.Contracts;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

/// <summary>
/// Makes the pictures of docs: <c>STORYWATCH_PICTURES=docs dotnet test tests/StoryWatch.EndToEnd.Tests --filter Screenshots</c>. Without the
/// variable the pictures are made all the same, and thrown away.
/// </summary>
[Requires(Server.Chromium)]
public sealed class Screenshots(DemoDesk desk, Browsing browsing) : DemoDeskTest(desk, browsing)
{
    [ServerFact]
    public async Task Board_story_replay_and_settings_can_be_shown()
    {
        var folder = Environment.GetEnvironmentVariable("STORYWATCH_PICTURES") is { Length: > 0 } named
            ? Path.Combine(Repository.Root, named)
            : Directory.CreateTempSubdirectory("storywatch-pictures-").FullName;
        var visit = new Visit { Width = 1180, Height = 760, Motion = ReducedMotion.Reduce };
        var page = await OpenBoardAsync(name: "Ada", visit: visit);
        var marked = await Rows(page).Filter(new() { HasText = "Qatar says" }).GetAttributeAsync("data-story");
        await PostAsync($"stories/{marked}/pin", new { on = true });
        await PostAsync($"stories/{marked}/assign", new { to = "Gulf desk" });
        await Expect(page.GetByText("Gulf desk")).ToBeVisibleAsync(DemoDesk.Soon);
        await TakeAsync(page, folder, "desk");
        await PostAsync($"stories/{marked}/pin", new { on = false });
        await PostAsync($"stories/{marked}/assign", new { to = (string?)null });

        await page.Locator("[data-story] a.title", new() { HasText = "Qatar says" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Moves") }).ClickAsync();
        await Expect(page.Locator("[data-shift]").First).ToBeVisibleAsync();
        await TakeAsync(page, folder, "desk-story");
        await page.GetByRole(AriaRole.Link, new() { Name = "Timeline" }).ClickAsync();
        await Expect(page.Locator(".lanes")).ToBeVisibleAsync();
        await TakeAsync(page, folder, "desk-timeline");
        await page.GetByRole(AriaRole.Link, new() { Name = "Positions" }).ClickAsync();
        await Expect(page.Locator(".matrix")).ToBeVisibleAsync();
        await TakeAsync(page, folder, "desk-positions");

        await PostAsync("webhooks", new { url = "https://pager.example/night", description = "Night desk", filter = new { minSeverity = 3 } });
        await page.GetByRole(AriaRole.Link, new() { Name = "Replay", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Form, new() { Name = "Start a replay" }).GetByRole(AriaRole.Button).ClickAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator(".replay-state")).ToHaveTextAsync("done", new() { Timeout = 90_000 });
        await Expect(Rows(page).First).ToBeVisibleAsync(DemoDesk.Soon);
        await page.GetByRole(AriaRole.Button, new() { Name = "Webhook sink" }).ClickAsync();
        await Expect(page.Locator(".told li").First).ToBeVisibleAsync(DemoDesk.Soon);
        await TakeAsync(page, folder, "desk-replay");
        await page.GetByRole(AriaRole.Link, new() { Name = "Replay", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove the replay") }).ClickAsync();

        var admin = await OpenAsync("#/settings/feeds", "admin", visit);
        await PostAsync("feeds", new { url = "https://wire.example/world.xml", title = "Northgate Wire", paused = true });
        await PostAsync("feeds", new { url = "http://127.0.0.1:9/atom.xml", title = "Local wire" });
        await Expect(admin.Locator("[data-health=failing]")).ToBeVisibleAsync(DemoDesk.Soon);
        await TakeAsync(admin, folder, "desk-settings");
        foreach (var name in new[] { "Northgate Wire", "Local wire" })
        {
            await admin.GetByRole(AriaRole.Button, new() { Name = $"Remove {name}" }).ClickAsync();
            await admin.GetByRole(AriaRole.Button, new() { Name = $"Yes, remove {name}" }).ClickAsync();
        }

        await Expect(admin.GetByText("No feed yet.")).ToBeVisibleAsync();
        foreach (var webhook in (await Desk.Client.GetFromJsonAsync<List<WebhookView>>("/api/webhooks"))!)
            await Desk.Client.DeleteAsync(new Uri($"/api/webhooks/{webhook.Id}", UriKind.Relative));
        foreach (var file in Directory.EnumerateFiles(folder, "desk*.png"))
            new FileInfo(file).Length.ShouldBeLessThan(200_000);
    }

    private async Task PostAsync(string what, object asked)
    {
        using var made = await Desk.Client.PostAsJsonAsync($"/api/{what}", asked);
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
    }

    private static async Task TakeAsync(IPage page, string folder, string name) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
}
