using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Cluster.Silo;

/// <summary>Runs the relay in this silo; it works whenever this silo has its lease.</summary>
internal sealed class RelayService(JournalRelay relay) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => relay.RunAsync(stoppingToken), CancellationToken.None);
}
