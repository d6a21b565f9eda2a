using StoryWatch.Cluster.Wire;

namespace StoryWatch.Cluster.Grains;

/// <summary>A desk's one routing writer. The key is the desk's name.</summary>
[Alias("storywatch.desk")]
internal interface IDeskGrain : IGrainWithStringKey
{
    [Alias("open")]
    Task<long> OpenAsync(CancellationToken cancellationToken);

    [Alias("route")]
    Task<PackedRouterReply> RouteAsync(PackedRouterBatch batch, CancellationToken cancellationToken);

    [Alias("restructure")]
    Task RestructureAsync(IReadOnlyList<PackedEntry> entries, CancellationToken cancellationToken);
}
