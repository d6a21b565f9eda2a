using StoryWatch.Cluster.Wire;

namespace StoryWatch.Cluster.Grains;

/// <summary>
/// A desk's one routing writer. The key is the desk's name. The first call after a start waits until the index is read back from the journal,
/// minutes where the journal is long.
/// </summary>
[Alias("storywatch.desk")]
internal interface IDeskGrain : IGrainWithStringKey
{
    private const string Restoring = "00:15:00";

    [Alias("open"), ResponseTimeout(Restoring)]
    Task<long> OpenAsync(CancellationToken cancellationToken);

    [Alias("route"), ResponseTimeout(Restoring)]
    Task<PackedRouterReply> RouteAsync(PackedRouterBatch batch, CancellationToken cancellationToken);

    [Alias("restructure"), ResponseTimeout(Restoring)]
    Task RestructureAsync(IReadOnlyList<PackedEntry> entries, CancellationToken cancellationToken);
}
