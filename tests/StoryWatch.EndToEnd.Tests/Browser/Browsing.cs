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

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a page; what its console says against it is a failure of the test.</summary>
    /// <param name="faults">Gets the errors of scripts and of the content policy. A connection that breaks is none.</param>
    public async Task<IPage> OpenAsync(Uri address, ICollection<string> faults, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, TimezoneId = "UTC" });
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("ERR_CONNECTION", StringComparison.Ordinal) && !message.Text.Contains("WebSocket", StringComparison.Ordinal))
                faults.Add(message.Text);
        };
        await page.GotoAsync(address.ToString());
        return page;
    }

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
