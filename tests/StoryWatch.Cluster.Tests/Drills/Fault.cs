namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>Something that fails during intake, and is made whole again afterwards.</summary>
/// <param name="Strike">Lets it happen, and returns when what stays down is down or what comes back is back.</param>
/// <param name="Mend">After the drill: the cluster as it was.</param>
/// <param name="Living">The gateways whose pages have to get every event.</param>
internal sealed record Fault(string Name, Func<RunningCluster, Task> Strike, Func<RunningCluster, Task> Mend, Func<RunningCluster, ClusterProcess[]> Living)
{
    /// <summary>The silo that walks and relays, if it is the first; either way one that has half of the stories.</summary>
    public static readonly Fault Silo = new(
        "kill -9 of a silo", cluster => cluster.Silos[0].KillAsync(), cluster => cluster.Silos[0].StartAsync(), cluster => [.. cluster.Gateways]);

    public static readonly Fault Gateway = new(
        "kill -9 of a gateway", cluster => cluster.Gateways[0].KillAsync(), cluster => cluster.Gateways[0].StartAsync(), cluster => [cluster.Gateways[1]]);

    public static readonly Fault Broker = new(
        "kill -9 of RabbitMQ, started again at once",
        async cluster =>
        {
            await cluster.RabbitMq.KillAsync();
            await cluster.RabbitMq.StartAsync();
        },
        _ => Task.CompletedTask,
        cluster => [.. cluster.Gateways]);

    public static Fault Database(TimeSpan away) => new(
        $"PostgreSQL stopped for {away.TotalSeconds} s",
        async cluster =>
        {
            await cluster.Postgres.StopAsync();
            await Task.Delay(away);
            await cluster.Postgres.StartAsync();
        },
        _ => Task.CompletedTask,
        cluster => [.. cluster.Gateways]);

    public async Task<Recovery> RunAsync(RunningCluster cluster, TimeSpan before, TimeSpan after)
    {
        await using var drill = new Drill(cluster, $"{Guid.NewGuid():n}"[..8]);
        var recovery = await drill.RunAsync(before, () => Strike(cluster), after, Living(cluster));
        await Mend(cluster);
        return recovery;
    }
}
