using System.Diagnostics;
using StoryWatch.Cluster.Tests.Drills;
using StoryWatch.Composition;
using StoryWatch.Stories.Articles;
using StoryWatch.Testing.Servers;

namespace StoryWatch.Cluster.Tests.Measures;

/// <summary>
/// Articles a second from the inbox to the journal: the program in one process, one silo, two silos. Each gets one core, so that two silos
/// stand for two machines; the servers share the cores with them. The events of all three are compared as well.
/// </summary>
internal static class Throughput
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    public static async Task RunAsync(string file)
    {
        IReadOnlyList<Article> articles;
        await using (var stream = File.OpenRead(file))
            articles = await Archives.ReadAsync(stream);

        await EmbeddedAsync(file, articles.Count);
        var expected = await OneProcess.EventsAsync(articles, Models.CreateAnalyzer(), Models.CreateRoutingIndex);
        Console.WriteLine($"{articles.Count} articles, {expected.Count} events undisturbed in one process");
        await ClusterAsync("one silo, one core", articles, expected, ["0"]);
        await ClusterAsync("two silos, a core each", articles, expected, ["0", "1"]);
        await ClusterAsync("one silo, two cores", articles, expected, ["0,1"]);
        await ClusterAsync("two silos, two cores each", articles, expected, ["0,1", "0,1"]);
    }

    private static async Task EmbeddedAsync(string file, int count)
    {
        foreach (var cores in (string[])["0", "0,1"])
        {
            var folder = Directory.CreateTempSubdirectory("storywatch-embedded-");
            var started = Stopwatch.GetTimestamp();
            await ChildProcess.RunAsync(
                "taskset",
                ["-c", cores, "dotnet", Path.Combine(AppContext.BaseDirectory, "storywatch.dll"), "replay", file, "--data", folder.FullName, "--out", "/dev/null"]);
            Report($"embedded program (replay), cores {cores}", count, Stopwatch.GetElapsedTime(started));
            folder.Delete(recursive: true);
        }
    }

    private static async Task ClusterAsync(string name, IReadOnlyList<Article> articles, IReadOnlyList<string> expected, IReadOnlyList<string> cores)
    {
        await using var cluster = await RunningCluster.StartAsync(cores.Count, gateways: 0, cores);
        var started = Stopwatch.GetTimestamp();
        await cluster.FeedAsync(articles);
        await cluster.UntilSettledAsync(Limit);
        Report(name, articles.Count, Stopwatch.GetElapsedTime(started));
        EventsByStory.Of(await cluster.ReadJournalAsync()).ShouldEqual(expected);
        Console.WriteLine($"{name}: the same {expected.Count} events");
    }

    private static void Report(string name, int articles, TimeSpan time) =>
        Console.WriteLine(FormattableString.Invariant($"{name}: {articles / time.TotalSeconds:0} articles/s ({articles} in {time.TotalSeconds:0.0} s)"));
}
