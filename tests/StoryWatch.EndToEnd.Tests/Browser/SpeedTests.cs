using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StoryWatch.Testing.Servers;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace StoryWatch.EndToEnd.Tests.Browser;

[Requires(Server.Chromium)]
public sealed class SpeedTests(DemoDesk desk, Browsing browsing, ITestOutputHelper output) : DemoDeskTest(desk, browsing)
{
    private const int Many = 5_000;

    [ServerFact]
    public async Task The_page_is_small()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var page = Path.Combine(folder, "index.html");
        var named = Regex.Matches(await File.ReadAllTextAsync(page), "(?:src|href)=\"/([^\"]+)\"").Select(match => Path.Combine(folder, match.Groups[1].Value));
        var packed = 0L;
        foreach (var file in named.Prepend(page))
        {
            using var memory = new MemoryStream();
            await using (var gzip = new System.IO.Compression.GZipStream(memory, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
                await gzip.WriteAsync(await File.ReadAllBytesAsync(file));
            packed += memory.Length;
        }

        output.WriteLine($"page: {packed / 1024.0:F1} kB gzip");
        packed.ShouldBeLessThan(250 * 1024);
    }

    [ServerFact]
    public async Task Five_thousand_stories_scroll_and_filter_without_a_long_frame()
    {
        var page = await OpenAsync("#/settings/access");
        await page.RouteAsync(new Regex(@"/api/stories\?skip=0"), ManyStoriesAsync);
        await page.RouteAsync(new Regex(@"/api/stories\?skip=[1-9]"), ManyStoriesAsync);
        await page.GotoAsync(new Uri(Desk.Address, "#/board").ToString());
        await page.ReloadAsync();
        await Expect(page.Locator(".column .count").First).ToHaveTextAsync($"{Many} stories", new() { Timeout = 90_000 });

        var trace = await Tracing.StartAsync(Browsing, Desk.Address);
        var paint = await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        await page.Locator(".scroller").HoverAsync();
        for (var turn = 0; turn < 40; turn++)
            await page.Mouse.WheelAsync(0, turn < 30 ? 2_400 : -3_000);
        await Expect(page.Locator("[data-index='0']")).ToHaveCountAsync(0);
        var search = page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter by words" });
        foreach (var words in new[] { "story 12", "", "party 3" })
        {
            await search.FillAsync("");
            await search.PressSequentiallyAsync(words);
        }

        await Expect(page.Locator(".board-bar .count")).Not.ToHaveTextAsync($"{Many} of {Many}");
        var frames = await trace.StopAsync();

        output.WriteLine($"{Many} stories: {frames.Count} main-thread tasks, longest {frames.Longest.Wall:F1} ms ({frames.Longest.Cpu:F1} ms of CPU), over 50 ms: {frames.Over(50)}; first paint {paint:F0} ms");
        frames.Count.ShouldBeGreaterThan(100);
        frames.OverCpu(50).ShouldBe(0);
        paint.ShouldBeLessThan(1_000);
    }

    // The real list's place in the journal, so that the real hub goes on from it.
    private static async Task ManyStoriesAsync(IRoute route)
    {
        var response = await route.FetchAsync();
        var real = JsonSerializer.Deserialize<JsonElement>(await response.TextAsync());
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query);
        var (skip, take) = (int.Parse(query["skip"]!, null), int.Parse(query["take"]!, null));
        var shift = real.GetProperty("stories").EnumerateArray().Select(story => story.TryGetProperty("lastShift", out var last) ? last : default).FirstOrDefault();
        var stories = Enumerable.Range(skip, Math.Min(take, Many - skip)).Select(index => new
        {
            id = $"s-{index}",
            title = $"Story {index} of many in which parties move",
            openedAt = "2021-01-01T00:00:00Z",
            lastArticleAt = new DateTime(2021, 6, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(-index),
            lastShiftAt = new DateTime(2021, 6, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(-index),
            articles = index % 40,
            sources = index % 30,
            shifts = index % 20,
            lastSequence = 1,
            lastShift = shift.ValueKind is JsonValueKind.Object ? Moved(shift, index) : null,
        });
        await route.FulfillAsync(new()
        {
            Response = response,
            Body = JsonSerializer.Serialize(new
            {
                epoch = real.GetProperty("epoch").GetInt64(),
                sequence = real.GetProperty("sequence").GetInt64(),
                stories,
                next = skip + take < Many ? skip + take : (int?)null,
            }),
        });
    }

    private static Dictionary<string, object> Moved(JsonElement shift, int index)
    {
        var moved = shift.EnumerateObject().ToDictionary(field => field.Name, field => (object)field.Value, StringComparer.Ordinal);
        moved["id"] = $"x-{index}";
        moved["severity"] = (index % 3) + 1;
        moved["actor"] = new { name = $"Party {index % 50}" };
        return moved;
    }
}
