namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>The drills in their long form, one after the other on one cluster.</summary>
internal static class LongDrills
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, Func<RunningCluster, Task<Recovery>>> All = new(StringComparer.Ordinal)
    {
        ["silo"] = cluster => Fault.Silo.RunAsync(cluster, Before, After),
        ["gateway"] = cluster => Fault.Gateway.RunAsync(cluster, Before, After),
        ["broker"] = cluster => Fault.Broker.RunAsync(cluster, Before, After),
        ["database"] = cluster => Fault.Database(TimeSpan.FromSeconds(20)).RunAsync(cluster, Before, After),
        ["rolling"] = cluster => RollingRestart.RunAsync(cluster, Before, After),
    };

    public static async Task<int> RunAsync(string[] names)
    {
        if (names is ["versions", var program])
            return await ReportAsync("two versions side by side", cluster => TwoVersions.RunAsync(cluster, program, Before, After));
        var failed = 0;
        foreach (var name in names.Length == 0 ? [.. All.Keys] : names)
            failed += await ReportAsync(name, All[name]);
        return failed;
    }

    private static async Task<int> ReportAsync(string name, Func<RunningCluster, Task<Recovery>> drill)
    {
        await using var cluster = await RunningCluster.StartAsync(silos: 2, gateways: 2);
        try
        {
            Console.WriteLine($"{name}: {await drill(cluster)}");
            return 0;
        }
        catch (Exception broken)
        {
            Console.WriteLine($"{name}: FAILED {broken.Message}");
            foreach (var process in (ClusterProcess[])[.. cluster.Silos, .. cluster.Gateways])
                Console.WriteLine($"--- {process.Name}\n{process.Said}");
            return 1;
        }
    }
}
