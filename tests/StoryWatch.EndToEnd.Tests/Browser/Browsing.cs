using Microsoft.Playwright;
using StoryWatch.Testing.Servers;

namespace StoryWatch.EndToEnd.Tests.Browser;

/// <summary>One headless Chromium for the tests of a class.</summary>
public sealed class Browsing : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private static readonly string[] Breaks = ["ERR_CONNECTION", "ERR_INTERNET_DISCONNECTED", "WebSocket"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a page in a browser profile of its own; what its console says against it is a failure of the test.</summary>
    /// <param name="faults">Gets the errors of scripts and of the content policy. A connection that breaks is none.</param>
    public async Task<IPage> OpenAsync(Uri address, ICollection<string> faults, Visit? visit = null)
    {
        visit ??= new();
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = visit.Width, Height = visit.Height },
            ColorScheme = visit.Scheme,
            ReducedMotion = visit.Motion,
            TimezoneId = "UTC",
            Permissions = visit.Permissions,
        });
        if (visit.Token is not null)
            await context.AddInitScriptAsync($"sessionStorage.getItem('storywatch.token') ?? sessionStorage.setItem('storywatch.token', '{visit.Token}')");
        foreach (var script in visit.Scripts)
            await context.AddInitScriptAsync(script);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !Breaks.Any(broken => message.Text.Contains(broken, StringComparison.Ordinal)))
                faults.Add(message.Text);
        };
        await page.GotoAsync(address.ToString());
        return page;
    }

    /// <summary>A session with the browser itself, for its tracing.</summary>
    public Task<ICDPSession> DevToolsAsync() => _browser!.NewBrowserCDPSessionAsync();

    public async Task InitializeAsync()
    {
        if (Chromium.ExecutablePath is not { } chromium)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Quiet });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}

/// <summary>How a page is visited.</summary>
public sealed record Visit
{
    /// <summary>The access token that the visitor has signed in with.</summary>
    public string? Token { get; init; }

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    public ReducedMotion Motion { get; init; } = ReducedMotion.NoPreference;

    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 900;

    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Run in the page before its own scripts.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];
}
