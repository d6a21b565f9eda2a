using System.Net;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>Every silo and gateway is stopped and started again, one after the other, under intake and reading through a proxy.</summary>
internal static class RollingRestart
{
    /// <summary>Fails where one request at the proxy failed.</summary>
    public static async Task<Recovery> RunAsync(RunningCluster cluster, TimeSpan before, TimeSpan after)
    {
        await using var proxy = await SmallProxy.StartAsync(cluster.Gateways);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() => ReadAsync(proxy.Url, stop.Token));
        await using var drill = new Drill(cluster, $"{Guid.NewGuid():n}"[..8], [proxy.Url]);
        var recovery = await drill.RunAsync(
            before,
            async () =>
            {
                foreach (var process in (ClusterProcess[])[.. cluster.Silos, .. cluster.Gateways])
                {
                    await process.StopAsync();
                    await process.StartAsync();
                }
            },
            after,
            [.. cluster.Gateways]);
        await stop.CancelAsync();
        (await reading).ShouldBeGreaterThan(0);
        drill.Failures.ShouldBe(0, drill.LastFailure);
        return recovery;
    }

    /// <summary>Reads the list of stories again and again. Returns how often; throws where an answer was not well.</summary>
    private static async Task<int> ReadAsync(Uri proxy, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        var read = 0;
        while (!stop.IsCancellationRequested)
        {
            using var answer = await http.GetAsync(new Uri(proxy, "/api/stories?take=5"), CancellationToken.None);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            read++;
            await Task.Delay(50, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return read;
    }
}
