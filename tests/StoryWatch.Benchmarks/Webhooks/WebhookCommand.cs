using System.CommandLine;

namespace StoryWatch.Benchmarks.Webhooks;

/// <summary>
/// <c>webhooks --rate 50 --seconds 60 --endpoints 20 --dead 5 --burst 2000</c>: the whole program in this process, with its relay, bus and store;
/// events are appended to the journal by the driver, and endpoints on this machine note when they come. Prints one line a figure.
/// </summary>
internal static class WebhookCommand
{
    public static RootCommand Create()
    {
        var rate = new Option<int>("--rate") { Description = "Events a second.", DefaultValueFactory = _ => 50 };
        var seconds = new Option<int>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 60 };
        var endpoints = new Option<int>("--endpoints") { Description = "Endpoints in all.", DefaultValueFactory = _ => 20 };
        var dead = new Option<int>("--dead") { Description = "Of them, dead ones.", DefaultValueFactory = _ => 5 };
        var burst = new Option<int>("--burst") { Description = "Events of the second part, as fast as it goes, to the healthy ones.", DefaultValueFactory = _ => 1000 };
        var command = new RootCommand("Load driver: latency from the journal to an endpoint, and deliveries a second.") { rate, seconds, endpoints, dead, burst };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var load = await WebhookLoad.StartAsync(parsed.GetValue(endpoints), parsed.GetValue(dead), cancellationToken);
            await load.TellAsync("warm", 200, 50, cancellationToken);

            var even = await load.TellAsync("even", parsed.GetValue(rate) * parsed.GetValue(seconds), parsed.GetValue(rate), cancellationToken);
            Console.WriteLine(
                $"even rate: {even.Events} events at {even.Rate:F1}/s to {load.Healthy} healthy endpoints beside {parsed.GetValue(dead)} dead ones; "
                + $"{even.Latencies.Count} deliveries; journal to delivery p50 {even.Latency(0.5):F0} ms, p90 {even.Latency(0.9):F0} ms, p99 {even.Latency(0.99):F0} ms, max {even.Latency(1):F0} ms; "
                + $"{even.Processor.TotalSeconds:F1} s of processor time");
            var most = await load.TellAsync("most", parsed.GetValue(burst), int.MaxValue, cancellationToken);
            Console.WriteLine(
                $"as fast as it goes: {most.Latencies.Count} deliveries in {most.Took.TotalSeconds:F1} s = {most.Latencies.Count / most.Took.TotalSeconds:F0}/s "
                + $"({most.Processor.TotalMilliseconds / most.Latencies.Count:F2} ms of processor time each, receivers included)");
            return 0;
        });
        return command;
    }
}
