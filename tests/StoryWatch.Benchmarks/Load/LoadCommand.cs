using System.CommandLine;

namespace StoryWatch.Benchmarks.Load;

/// <summary>
/// <c>load --rate 50 --seconds 45</c>: pushes articles at an even rate into a real server and measures what a page sees; then pushes as fast
/// as it is answered. Prints one line a figure.
/// </summary>
internal static class LoadCommand
{
    public static RootCommand Create()
    {
        var rate = new Option<int>("--rate") { Description = "Articles a second.", DefaultValueFactory = _ => 50 };
        var seconds = new Option<int>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 45 };
        var burst = new Option<int>("--burst") { Description = "Articles of the second part, as fast as it goes; 0 for none.", DefaultValueFactory = _ => 2000 };
        var url = new Option<Uri?>("--url") { Description = "A server that runs. Default: one is started, on an empty folder." };
        var command = new RootCommand("Load driver: latency from an accepted push to the hub's message, intake and whole walk.") { rate, seconds, burst, url };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var server = await ServerUnderLoad.OpenAsync(parsed.GetValue(url), cancellationToken);
            await using var watch = await HubWatch.StartAsync(server.Address, cancellationToken);
            using var pushing = new Pushing(server.Address, watch);
            await pushing.PushAsync(new SampleArticles("warm"), 20, parsed.GetValue(rate), cancellationToken);

            var even = await pushing.PushAsync(new SampleArticles("even"), parsed.GetValue(rate) * parsed.GetValue(seconds), parsed.GetValue(rate), cancellationToken);
            Console.WriteLine($"even rate: {even.Count} articles at {even.Rate:F1}/s; accepted push to hub message p50 {even.Latency(0.5):F0} ms, p90 {even.Latency(0.9):F0} ms, p99 {even.Latency(0.99):F0} ms, max {even.Latency(1):F0} ms");
            if (parsed.GetValue(burst) is > 0 and var count)
            {
                var most = await pushing.PushAsync(new SampleArticles("most"), count, int.MaxValue, cancellationToken);
                Console.WriteLine($"as fast as it goes: intake {most.Rate:F1} articles/s (each on disk before it is answered); whole walk {most.WalkRate:F1} articles/s");
            }

            return 0;
        });
        return command;
    }
}
