using StoryWatch.Testing.Servers;
using Xunit.Abstractions;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>Short forms of the drills; <c>dotnet run -- drill</c> is the long one.</summary>
[Collection("cluster processes"), Requires(Server.PostgreSql), Requires(Server.RabbitMq)]
public sealed class DrillTests(DrillCluster drills, ITestOutputHelper output) : IClassFixture<DrillCluster>
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(4);

    [ServerFact]
    public Task A_silo_that_is_killed_costs_no_article_and_doubles_no_event() => RunAsync(Fault.Silo);

    [ServerFact]
    public Task A_gateway_that_is_killed_is_not_missed_at_the_other() => RunAsync(Fault.Gateway);

    [ServerFact]
    public Task Pages_get_what_a_killed_broker_did_not_bring() => RunAsync(Fault.Broker);

    [ServerFact]
    public Task Articles_wait_for_a_database_that_is_stopped() => RunAsync(Fault.Database(TimeSpan.FromSeconds(3)));

    [ServerFact]
    public async Task No_request_fails_while_every_process_is_restarted_in_turn() =>
        output.WriteLine($"rolling restart: {await RollingRestart.RunAsync(await drills.GetAsync(), Before, After)}");

    private async Task RunAsync(Fault fault) => output.WriteLine($"{fault.Name}: {await fault.RunAsync(await drills.GetAsync(), Before, After)}");
}

/// <summary>One cluster for all drills of a class, started by the first.</summary>
public sealed class DrillCluster : IAsyncLifetime
{
    private RunningCluster? _cluster;

    internal async Task<RunningCluster> GetAsync() => _cluster ??= await RunningCluster.StartAsync(silos: 2, gateways: 2);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }
}
