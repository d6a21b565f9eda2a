using Microsoft.Playwright;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

[Requires(Server.Chromium)]
public sealed class SavedFiltersTests(DemoDesk desk, Browsing browsing) : DemoDeskTest(desk, browsing)
{
    [ServerFact]
    public async Task A_filter_that_one_editor_saves_is_there_for_all_at_once_with_who_saved_it()
    {
        var ada = await OpenBoardAsync("?text=Qatar", "Ada");
        var ben = await OpenBoardAsync(name: "Ben");
        var vera = await OpenBoardAsync(name: "Vera");

        await SaveAsync(ada, "Gulf desk");

        foreach (var page in new[] { ada, ben, vera })
            await Expect(Saved(page, "Gulf desk")).ToBeVisibleAsync(DemoDesk.Soon);
        await Expect(Saved(ben, "Gulf desk")).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("^saved by Ada, "));
        await Saved(vera, "Gulf desk").ClickAsync();
        await Expect(Rows(vera)).ToHaveCountAsync(await Rows(ada).CountAsync());
        await Expect(vera.GetByRole(AriaRole.Button, new() { Name = "Save filter" })).ToHaveCountAsync(0);
        await Expect(vera.GetByRole(AriaRole.Button, new() { Name = "Forget the filter" })).ToHaveCountAsync(0);

        await ben.GetByRole(AriaRole.Button, new() { Name = "Forget the filter Gulf desk of Ada" }).ClickAsync();
        foreach (var page in new[] { ada, ben, vera })
            await Expect(Saved(page, "Gulf desk")).ToHaveCountAsync(0);
    }

    [ServerFact]
    public async Task Filters_that_a_browser_had_kept_for_itself_go_to_all_and_are_there_again_after_a_new_start()
    {
        const string Kept = "localStorage.getItem('tried') ?? (localStorage.setItem('tried', '1'), localStorage.setItem('storywatch.filters', '[[\"Old ones\",\"severity=3\"]]'))";
        var ada = await OpenBoardAsync(name: "Ada", visit: new() { Scripts = [Kept] });
        var ben = await OpenBoardAsync(name: "Ben");

        await Expect(Saved(ben, "Old ones")).ToBeVisibleAsync(DemoDesk.Soon);
        await ada.ReloadAsync();
        await Expect(Saved(ada, "Old ones")).ToBeVisibleAsync(DemoDesk.Soon);
        (await ada.EvaluateAsync<string?>("localStorage.getItem('storywatch.filters')")).ShouldBeNull();
        await ada.GetByRole(AriaRole.Button, new() { Name = "Forget the filter Old ones of Ada" }).ClickAsync();
        await Expect(Saved(ben, "Old ones")).ToHaveCountAsync(0);
    }

    private static ILocator Saved(IPage page, string name) => page.Locator(".saved").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task SaveAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save filter" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
    }
}
