using StoryWatch.Newsroom.Searching;

namespace StoryWatch.Cluster.Silo;

/// <summary>Keeps the search index up in this silo; it works whenever this silo has its lease.</summary>
internal sealed class SearchService(SearchUpkeep search) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => search.RunAsync(stoppingToken), CancellationToken.None);
}
