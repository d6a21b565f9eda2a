using Microsoft.Playwright;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

[Requires(Server.Chromium)]
public sealed class MarksTests(DemoDesk desk, Browsing browsing) : DemoDeskTest(desk, browsing)
{
    private const string Story = "Heavy fighting";

    [ServerFact]
    public async Task What_one_editor_marks_another_sees_at_once_with_who_and_when()
    {
        var ada = await OpenStoryAsync(Story, "Ada");
        var ben = await OpenBoardAsync(name: "Ben");
        var row = Rows(ben).Filter(new() { HasText = Story });

        await ada.GetByRole(AriaRole.Button, new() { Name = "Pin", Exact = true }).ClickAsync();
        await Expect(row.GetByTitle("Pinned by Ada")).ToBeVisibleAsync(DemoDesk.Soon);
        await ada.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(row.GetByTitle("Acknowledged by Ada")).ToBeVisibleAsync();
        await ada.GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await ada.GetByLabel("Editor or desk").FillAsync("Caucasus desk");
        await ada.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).Last.ClickAsync();
        await Expect(row.GetByText("Caucasus desk")).ToBeVisibleAsync();
        await Expect(ada.GetByRole(AriaRole.Button, new() { NameRegex = new("Caucasus desk by Ada, ") })).ToBeVisibleAsync();

        await ben.GetByLabel("Columns").SelectOptionAsync("Desks");
        await Expect(ben.GetByRole(AriaRole.Region, new() { Name = "Caucasus desk" }).Locator("[data-story]")).ToHaveCountAsync(1);

        await ada.GetByRole(AriaRole.Button, new() { NameRegex = new("Caucasus desk") }).ClickAsync();
        await ada.GetByRole(AriaRole.Button, new() { Name = "To nobody" }).ClickAsync();
        await ada.GetByRole(AriaRole.Button, new() { NameRegex = new("^Pinned") }).ClickAsync();
        await Expect(ben.GetByRole(AriaRole.Region, new() { Name = "Caucasus desk" })).ToHaveCountAsync(0);
    }

    [ServerFact]
    public async Task A_muted_story_leaves_the_boards_of_all_until_its_time()
    {
        var ada = await OpenBoardAsync(name: "Ada");
        var ben = await OpenBoardAsync(name: "Ben");
        await Expect(Rows(ben).Filter(new() { HasText = "Kim invites" })).ToHaveCountAsync(1);

        await Rows(ada).Filter(new() { HasText = "Kim invites" }).Locator("a.title").FocusAsync();
        await ada.Keyboard.PressAsync("m");
        await ada.GetByRole(AriaRole.Button, new() { Name = "For an hour" }).ClickAsync();

        await Expect(Rows(ben).Filter(new() { HasText = "Kim invites" })).ToHaveCountAsync(0);
        await ben.GetByLabel("Show", new() { Exact = true }).SelectOptionAsync("Muted");
        await Expect(Rows(ben).GetByTitle("Muted by Ada")).ToBeVisibleAsync();
        await Rows(ben).Locator("a.title").FocusAsync();
        await ben.Keyboard.PressAsync("m");
        await Expect(Rows(ada).Filter(new() { HasText = "Kim invites" })).ToHaveCountAsync(1);
        await Expect(Rows(ada).Filter(new() { HasText = "Kim invites" }).GetByText("Muted until")).ToHaveCountAsync(0);
    }

    [ServerFact]
    public async Task Who_reads_a_story_is_shown_to_the_others()
    {
        var ada = await OpenBoardAsync(name: "Ada");
        var ben = await OpenStoryAsync("Kim invites", "Ben");

        var row = Rows(ada).Filter(new() { HasText = "Kim invites" });
        await Expect(row.GetByText("1 watching")).ToBeVisibleAsync(DemoDesk.Soon);
        await ben.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await Expect(row.GetByText("1 watching")).ToHaveCountAsync(0);
    }

    [ServerFact]
    public async Task A_viewer_reads_and_marks_nothing()
    {
        var page = await OpenStoryAsync(Story, "Vera");

        await Expect(page.GetByText("Vera, reading")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pin", Exact = true })).ToBeDisabledAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Wrong?" })).ToHaveCountAsync(0);
        await page.GotoAsync(new Uri(Desk.Address, "#/settings/feeds").ToString());
        await Expect(page.GetByRole(AriaRole.Form, new() { Name = "Add a feed" })).ToHaveCountAsync(0);
    }
}
