using System.Net.Http.Json;
using Microsoft.Playwright;
using StoryWatch.EndToEnd.Tests.Programs;
using StoryWatch.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

/// <summary>One program on which the demo archive was told, for all tests that only look at it or leave it as it was; with a token for each role.</summary>
public sealed class DemoDesk : IAsyncLifetime
{
    public const string Name = "demo desk";

    private const string Admin = "the-token-of-the-operator";

    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal) { ["admin"] = Admin };
    private RunningProgram? _program;

    public static LocatorAssertionsToBeVisibleOptions Soon { get; } = new() { Timeout = 90_000 };

    public Uri Address => _program!.Address;

    public HttpClient Client => _program!.Client;

    /// <summary>The token of admin, Ada or Ben (editors) or Vera (viewer).</summary>
    public string TokenOf(string name) => _tokens[name];

    public async Task InitializeAsync()
    {
        if (Chromium.ExecutablePath is null)
            return;
        _program = await RunningProgram.StartDemoAsync(Admin);
        foreach (var (name, role) in new[] { ("Ada", "editor"), ("Ben", "editor"), ("Vera", "viewer") })
        {
            using var made = await Client.PostAsJsonAsync("/api/tokens", new { name, role });
            made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
            _tokens[name] = (await made.Content.ReadFromJsonAsync<Made>())!.Token;
        }

        await _program.ToldAsync();
    }

    public async Task DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
    }

    private sealed record Made(string Token);
}

[CollectionDefinition(DemoDesk.Name)]
public sealed class DemoDeskCollection : ICollectionFixture<DemoDesk>, ICollectionFixture<Browsing>;

/// <summary>A test that looks at the demo desk with a browser.</summary>
[Collection(DemoDesk.Name)]
public abstract class DemoDeskTest(DemoDesk desk, Browsing browsing) : IDisposable
{
    protected ICollection<string> Faults { get; } = new List<string>();

    protected DemoDesk Desk => desk;

    protected Browsing Browsing => browsing;

    protected static ILocator Rows(IPage page) => page.Locator("[data-story]");

    /// <summary>Opens a place of the page as someone.</summary>
    protected Task<IPage> OpenAsync(string place, string name = "Ada", Visit? visit = null) =>
        browsing.OpenAsync(new Uri(desk.Address, place), Faults, (visit ?? new()) with { Token = desk.TokenOf(name) });

    /// <summary>Opens the board, and waits until the whole archive stands on it.</summary>
    protected async Task<IPage> OpenBoardAsync(string query = "", string name = "Ada", Visit? visit = null)
    {
        var page = await OpenAsync($"#/board{query}", name, visit);
        await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync(DemoDesk.Soon);
        await Expect(page.Locator(".column .count").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[1-9]"), new() { Timeout = 90_000 });
        return page;
    }

    /// <summary>Opens a story whose title has these words.</summary>
    protected async Task<IPage> OpenStoryAsync(string words, string name = "Ada", Visit? visit = null)
    {
        var page = await OpenBoardAsync(name: name, visit: visit);
        await page.Locator("[data-story] a.title", new() { HasText = words }).ClickAsync(new() { Timeout = 90_000 });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(words);
        return page;
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Faults.ShouldBeEmpty();
    }
}
