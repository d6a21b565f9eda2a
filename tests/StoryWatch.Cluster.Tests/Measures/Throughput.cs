using System.Diagnostics;
using System.Globalization;
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
        var articles = await ReadAsync(file);
        var expected = await UndisturbedAsync(articles);
        await EmbeddedAsync(file, articles.Count);
        await ClusterAsync("one silo, one core", articles, expected, ["0"]);
        await ClusterAsync("two silos, a core each", articles, expected, ["0", "1"]);
        await ClusterAsync("one silo, two cores", articles, expected, ["0,1"]);
    }

    /// <summary>Only whether two silos give the events of one process, for long archives.</summary>
    public static async Task CompareAsync(string file)
    {
        var articles = await ReadAsync(file);
        await ClusterAsync("two silos", articles, await UndisturbedAsync(articles), ["0,1", "0,1"]);
    }

    private static async Task<IReadOnlyList<Article>> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        return await Archives.ReadAsync(stream);
    }

    private static async Task<IReadOnlyList<string>> UndisturbedAsync(IReadOnlyList<Article> articles)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var events = await OneProcess.EventsAsync(articles, Models.CreateAnalyzer(), Models.CreateRoutingIndex);
        Report($"walk in one process on a store in memory, {events.Count} events", articles.Count, Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - before);
        return events;
    }

    private static async Task EmbeddedAsync(string file, int count)
    {
        foreach (var cores in (string[])["0", "0,1"])
        {
            var folder = Directory.CreateTempSubdirectory("storywatch-embedded-");
            var started = Stopwatch.GetTimestamp();
            var said = await ChildProcess.RunAsync(
                "bash",
                [
                    "-c", "time -p taskset -c \"$0\" dotnet \"$@\" > /dev/null", cores,
                    Path.Combine(AppContext.BaseDirectory, "storywatch.dll"), "replay", file, "--data", folder.FullName, "--out", "/dev/null",
                ]);
            var used = said.Split('\n').Where(line => line.StartsWith("user ", StringComparison.Ordinal) || line.StartsWith("sys ", StringComparison.Ordinal))
                .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
            Report($"embedded program (replay), cores {cores}", count, Stopwatch.GetElapsedTime(started), TimeSpan.FromSeconds(used));
            folder.Delete(recursive: true);
        }
    }

    private static async Task ClusterAsync(string name, IReadOnlyList<Article> articles, IReadOnlyList<string> expected, IReadOnlyList<string> cores)
    {
        await using var cluster = await RunningCluster.StartAsync(cores.Count, gateways: 0, cores);
        var before = Used(cluster);
        var started = Stopwatch.GetTimestamp();
        await cluster.FeedAsync(articles);
        await cluster.UntilSettledAsync(Limit);
        Report(name, articles.Count, Stopwatch.GetElapsedTime(started), Used(cluster) - before);
        EventsByStory.Of(await cluster.ReadJournalAsync()).ShouldEqual(expected);
        Console.WriteLine($"{name}: the same {expected.Count} events");
    }

    private static TimeSpan Used(RunningCluster cluster) => cluster.Silos.Aggregate(TimeSpan.Zero, (used, silo) => used + silo.ProcessorTime);

    private static void Report(string name, int articles, TimeSpan time, TimeSpan used) => Console.WriteLine(FormattableString.Invariant(
        $"{name}: {articles / time.TotalSeconds:0} articles/s ({articles} in {time.TotalSeconds:0.0} s), {used.TotalMilliseconds / articles:0.0} ms of processor time each"));
}
