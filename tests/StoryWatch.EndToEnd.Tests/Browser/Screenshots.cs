using Microsoft.Playwright;
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
        await TakeAsync(page, folder, "desk");

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

        foreach (var file in Directory.EnumerateFiles(folder, "desk*.png"))
            new FileInfo(file).Length.ShouldBeLessThan(200_000);
    }

    private static async Task TakeAsync(IPage page, string folder, string name) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
}
