using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using StoryWatch.Contracts;
using StoryWatch.EndToEnd.Tests.Programs;
using StoryWatch.Testing.Servers;
using StoryWatch.Testing.Webhooks;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

/// <summary>A replay and a receiver that listens: told nothing, unless an admin says so.</summary>
[Requires(Server.Chromium)]
public sealed class ReplayWebhooksTests(Browsing browsing) : IClassFixture<Browsing>, IAsyncLifetime
{
    private readonly List<string> _faults = [];
    private RunningProgram _program = null!;
    private Receiver _receiver = null!;

    private static CancellationToken Limit { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(5)).Token;

    public async Task InitializeAsync()
    {
        _receiver = await Receiver.StartAsync();
        _program = await RunningProgram.StartAsync(new Dictionary<string, string> { ["Webhooks__AllowPrivateAddresses"] = "true" });
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [ServerFact]
    public async Task The_sink_shows_what_would_go_out_and_an_admin_s_choice_sends_the_same_marked_as_a_replay_s()
    {
        using var made = await _program.Client.PostAsJsonAsync(
            "/api/webhooks", new { url = _receiver.Url, description = "Night pager", filter = new { minSeverity = 2 }, chat = true }, Limit);
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync(Limit));
        var page = await browsing.OpenAsync(new Uri(_program.Address, "#/replay"), _faults);

        await StartAsync(page, tells: false);
        await Expect(page.Locator(".tells")).ToHaveCountAsync(0);
        var sink = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Webhook sink") });
        await sink.ClickAsync();
        var list = page.GetByRole(AriaRole.Region, new() { Name = "What webhooks are told" });
        await Expect(list.GetByRole(AriaRole.Heading)).ToContainTextAsync("that webhooks would have got");
        await Expect(list.Locator("li").First).ToContainTextAsync("Night pager");
        await Expect(list.Locator("li").First).ToContainTextAsync("story.");
        var messages = int.Parse(await sink.Locator(".count").InnerTextAsync(), null);
        messages.ShouldBeGreaterThan(10);

        await page.GotoAsync(new Uri(_program.Address, "#/replay").ToString());
        await StartAsync(page, tells: true);
        await Expect(page.Locator(".tells")).ToHaveTextAsync("Tells real webhooks, allowed by editor");
        var received = await _receiver.NextAsync(messages, Limit);

        // Had the first run told anything, these would not be the second run's alone.
        var replay = new Uri(page.Url).Fragment.Split('/')[2];
        received.Select(one => one.Id).Distinct().Count().ShouldBe(messages);
        foreach (var one in received)
        {
            var body = JsonDocument.Parse(one.Body).RootElement;
            one.Id.ShouldStartWith($"msg_{replay}_");
            body.GetProperty("replay").GetProperty("id").GetString().ShouldBe(replay);
            body.GetProperty("replay").GetProperty("allowedBy").GetString().ShouldBe("editor");
            body.GetProperty("text").GetString().ShouldStartWith("REPLAY of demo: ");
            body.GetProperty("type").GetString().ShouldStartWith("story.");
        }

        var replays = (await _program.Client.GetFromJsonAsync<ReplayPage>("/api/replays", Limit))!.Sessions;
        replays.Select(session => (session.Webhooks, session.WebhooksAllowedBy, session.WebhookMessages)).ShouldBe(
            [("sink", null, (long)messages), ("allowed", "editor", messages)]);
        _receiver.IsQuiet.ShouldBeTrue();
        _faults.ShouldBeEmpty();
    }

    private static async Task StartAsync(IPage page, bool tells)
    {
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Start a replay" });
        var box = form.GetByLabel("Tell real webhooks");
        await Expect(box).Not.ToBeCheckedAsync(new() { Timeout = 60_000 });
        if (tells)
        {
            await box.CheckAsync();
            await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Every enabled webhook is told");
        }

        await form.GetByRole(AriaRole.Button, new() { Name = tells ? "Start replay and tell webhooks" : "Start replay", Exact = true }).ClickAsync();
        await Expect(page.Locator(".replay-state")).ToHaveTextAsync("done", new() { Timeout = 90_000 });
    }
}
