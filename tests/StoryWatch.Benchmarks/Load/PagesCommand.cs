using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Composition;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;

namespace StoryWatch.Benchmarks.Load;

/// <summary>
/// <c>pages --pages 200 --shifts 50 --seconds 60 --breaks 20</c>: many pages on a real server in this process, shifts at an even rate into its
/// journal, each page cut off again and again. Measures from the journal's commit to the page, and counts what was lost or came twice.
/// </summary>
internal static class PagesCommand
{
    public static RootCommand Create()
    {
        var pages = new Option<int>("--pages") { Description = "Pages connected.", DefaultValueFactory = _ => 200 };
        var rate = new Option<int>("--shifts") { Description = "Shifts a second.", DefaultValueFactory = _ => 50 };
        var seconds = new Option<int>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 60 };
        var breaks = new Option<int>("--breaks") { Description = "How often each page is cut off.", DefaultValueFactory = _ => 20 };
        var command = new RootCommand("Load driver: latency from the journal to many pages, and whether each gets every event once.") { pages, rate, seconds, breaks };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(pages), parsed.GetValue(rate), parsed.GetValue(seconds), parsed.GetValue(breaks), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int pages, int rate, int seconds, int breaks, CancellationToken cancellationToken)
    {
        using var folder = new DataFolder(null);
        await using var app = Serving.Build(folder.Path, ["http://127.0.0.1:0"], null);
        await app.StartAsync(cancellationToken);
        var server = new Uri(app.Urls.Single());
        var shifts = new ShiftSource(app.Services.GetRequiredService<IJournal>(), app.Services.GetRequiredService<IReadModels>());
        var start = await shifts.BeginAsync(cancellationToken);

        var watching = new List<PageWatch>();
        for (var n = 0; n < pages; n++)
            watching.Add(await PageWatch.StartAsync(server, start, cancellationToken));
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var told = shifts.TellAsync(rate, rate * seconds, cancellationToken);
        var cut = Task.WhenAll(watching.Select((page, n) => page.BreakAsync(breaks, TimeSpan.FromSeconds(seconds), seed: n, cancellationToken)));
        await told;
        await cut;
        var last = await shifts.LastAsync(cancellationToken);
        await Task.WhenAll(watching.Select(page => page.ReachedAsync(last))).WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        var spent = Process.GetCurrentProcess().TotalProcessorTime - processor;

        // What a page was told of while it was away waited for the page, not for the server.
        var latencies = watching.SelectMany(page => page.Latencies(shifts.Committed)).Order().ToList();
        Console.WriteLine(FormattableString.Invariant(
            $"{pages} pages, {shifts.Rate:F1} shifts/s for {seconds} s, {latencies.Count} told live: journal to page p50 {At(0.5):F0} ms, p90 {At(0.9):F0} ms, p99 {At(0.99):F0} ms, max {At(1):F0} ms; {watching.Sum(page => page.Breaks)} forced disconnects, {watching.Sum(page => page.Lost(start.Sequence, last))} lost, {watching.Sum(page => page.Doubled)} doubled; processor time of server and pages together {spent.TotalSeconds:F0} s"));
        foreach (var page in watching)
            await page.DisposeAsync();
        await app.StopAsync(cancellationToken);
        return 0;

        double At(double quantile) => latencies[(int)Math.Clamp(Math.Ceiling(quantile * latencies.Count) - 1, 0, latencies.Count - 1)];
    }
}
