using Microsoft.Playwright;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

[Requires(Server.Chromium)]
public sealed class SettingsTests(DemoDesk desk, Browsing browsing) : DemoDeskTest(desk, browsing)
{
    [ServerFact]
    public async Task A_feed_is_added_shown_with_its_health_paused_and_removed()
    {
        var page = await OpenAsync("#/settings/feeds", "admin");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Add a feed" });

        // An address of the program's own network: the poller refuses it and says why, which is the health to see.
        await form.GetByLabel("Address").FillAsync("http://127.0.0.1:9/feed.xml");
        await form.GetByLabel("Name").FillAsync("Local wire");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add feed" }).ClickAsync();

        var row = page.GetByRole(AriaRole.Row, new() { NameRegex = new("Local wire") });
        await Expect(row).ToBeVisibleAsync(DemoDesk.Soon);
        await Expect(row.Locator("[data-health]")).ToHaveAttributeAsync("data-health", "failing", new() { Timeout = 90_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause Local wire" }).ClickAsync();
        await Expect(row.GetByText("paused")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Local wire" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, remove Local wire" }).ClickAsync();
        await Expect(page.GetByText("No feed yet.")).ToBeVisibleAsync();
    }

    [ServerFact]
    public async Task Feeds_come_in_and_go_out_as_opml()
    {
        var page = await OpenAsync("#/settings/feeds", "admin");
        const string Opml = "<opml version=\"2.0\"><body><outline text=\"Far wire\" type=\"rss\" xmlUrl=\"https://far.example/rss\"/></body></opml>";

        await page.GetByLabel("Import OPML").SetInputFilesAsync(new FilePayload { Name = "feeds.opml", MimeType = "text/x-opml", Buffer = System.Text.Encoding.UTF8.GetBytes(Opml) });

        await Expect(page.GetByText("1 added, 0 were there already")).ToBeVisibleAsync(DemoDesk.Soon);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Export OPML" }).ClickAsync());
        (await File.ReadAllTextAsync((await download.PathAsync())!)).ShouldContain("https://far.example/rss");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Far wire" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, remove Far wire" }).ClickAsync();
        await Expect(page.GetByText("No feed yet.")).ToBeVisibleAsync();
    }

    [ServerFact]
    public async Task A_webhook_is_previewed_made_tested_and_its_attempts_are_read()
    {
        var page = await OpenAsync("#/settings/webhooks", "admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a webhook" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Add a webhook" });
        await form.GetByLabel("Address").FillAsync("http://127.0.0.1:9/hook");
        await form.GetByLabel("Description").FillAsync("Night desk");
        await form.GetByLabel("Least severity").SelectOptionAsync("front page");
        await form.GetByRole(AriaRole.Button, new() { Name = "What would it have told?" }).ClickAsync();
        await Expect(form.GetByText("would have gone out")).ToBeVisibleAsync(DemoDesk.Soon);

        await form.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();

        await Expect(page.Locator(".secret code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^whsec_"), new() { Timeout = 30_000 });
        var card = page.GetByRole(AriaRole.Region, new() { Name = "Night desk" });
        await card.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        var attempts = card.GetByRole(AriaRole.Region, new() { Name = "Attempts" });
        await Expect(attempts.Locator("tbody tr").First).ToBeVisibleAsync(DemoDesk.Soon);
        await Expect(attempts).ToContainTextAsync("retry");
        await card.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Really remove?" }).ClickAsync();
        await Expect(page.GetByText("No webhook yet.")).ToBeVisibleAsync();
    }

    [ServerFact]
    public async Task The_filter_of_a_webhook_is_chosen_from_what_the_desk_knows_and_its_preview_follows()
    {
        var page = await OpenAsync("#/settings/webhooks", "admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a webhook" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Add a webhook" });
        foreach (var (field, known) in new[] { ("Parties", "Qatar"), ("Issues", "talks"), ("Outlets", "e"), ("Stories", "Qatar says") })
        {
            var list = await form.GetByLabel(field, new() { Exact = true }).GetAttributeAsync("list");
            await Expect(page.Locator($"datalist#{list} option[value*='{known}']").First).ToBeAttachedAsync(new() { Timeout = 30_000 });
        }

        var passed = form.GetByText("would have gone out");
        await form.GetByRole(AriaRole.Button, new() { Name = "What would it have told?" }).ClickAsync();
        await Expect(passed).ToBeVisibleAsync(DemoDesk.Soon);
        var all = await passed.InnerTextAsync();
        await form.GetByLabel("Parties", new() { Exact = true }).FillAsync("qatar");
        await page.Keyboard.PressAsync("Enter");

        await Expect(form.GetByRole(AriaRole.List, new() { Name = "Parties chosen" })).ToContainTextAsync("Qatar");
        await Expect(passed).Not.ToHaveTextAsync(all, new() { Timeout = 30_000 });
        await form.GetByRole(AriaRole.Button, new() { Name = "Take Qatar out" }).ClickAsync();
        await Expect(passed).ToHaveTextAsync(all, new() { Timeout = 30_000 });
        await form.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
    }

    [ServerFact]
    public async Task A_token_is_made_shown_once_used_to_sign_in_and_revoked()
    {
        var admin = await OpenAsync("#/settings/access", "admin");
        var form = admin.GetByRole(AriaRole.Form, new() { Name = "Make an access token" });
        await form.GetByLabel("Name").FillAsync("Cleo");
        await form.GetByLabel("Role").SelectOptionAsync("viewer");
        await form.GetByRole(AriaRole.Button, new() { Name = "Make token" }).ClickAsync();
        var token = await admin.Locator(".secret code").InnerTextAsync(new() { Timeout = 30_000 });

        var cleo = await OpenSignedOutAsync();
        await cleo.GetByLabel("Access token").FillAsync("not this one");
        await cleo.GetByRole(AriaRole.Button, new() { Name = "Open the desk" }).ClickAsync();
        await Expect(cleo.GetByText("The server did not take that token.")).ToBeVisibleAsync(DemoDesk.Soon);
        await cleo.GetByLabel("Access token").FillAsync(token);
        await cleo.GetByRole(AriaRole.Button, new() { Name = "Open the desk" }).ClickAsync();
        await Expect(cleo.GetByText("Cleo, reading")).ToBeVisibleAsync(DemoDesk.Soon);

        await admin.GetByRole(AriaRole.Button, new() { Name = "Revoke the token of Cleo" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Yes, revoke the token of Cleo" }).ClickAsync();
        await Expect(cleo.GetByLabel("Access token")).ToBeVisibleAsync(DemoDesk.Soon);
        await Expect(admin.GetByRole(AriaRole.Row, new() { NameRegex = new("Cleo.*revoked") })).ToBeVisibleAsync();
    }

    // A refused token is told on the console as well, which is no fault of the page.
    private Task<IPage> OpenSignedOutAsync() => Browsing.OpenAsync(Desk.Address, []);
}
