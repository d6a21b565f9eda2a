namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>An upgrade, silo by silo: for a while one runs the other version, then both do, then the gateways follow.</summary>
internal static class TwoVersions
{
    /// <param name="program">The other version's storywatch-cluster.dll.</param>
    public static async Task<Recovery> RunAsync(RunningCluster cluster, string program, TimeSpan before, TimeSpan after)
    {
        await using var proxy = await SmallProxy.StartAsync(cluster.Gateways);
        await using var drill = new Drill(cluster, $"{Guid.NewGuid():n}"[..8], [proxy.Url]);
        var recovery = await drill.RunAsync(
            before,
            async () =>
            {
                foreach (var process in (ClusterProcess[])[.. cluster.Silos, .. cluster.Gateways])
                {
                    await process.StopAsync();
                    process.Program = program;
                    await process.StartAsync();
                    await Task.Delay(after);
                }
            },
            after,
            [.. cluster.Gateways]);
        drill.Failures.ShouldBe(0, drill.LastFailure);
        return recovery;
    }
}
