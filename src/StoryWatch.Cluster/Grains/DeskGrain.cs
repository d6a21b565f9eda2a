using StoryWatch.Cluster.Wire;
using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Cluster.Grains;

/// <summary>Hosts a desk's <see cref="RouterHost"/>. Kept in memory: its index is dear to build.</summary>
[KeepAlive]
internal sealed class DeskGrain(Func<RouterHost> create) : Grain, IDeskGrain
{
    private readonly RouterHost _router = create();

    public Task<long> OpenAsync(CancellationToken cancellationToken) => _router.OpenAsync(cancellationToken);

    public async Task<PackedRouterReply> RouteAsync(PackedRouterBatch batch, CancellationToken cancellationToken) =>
        PackedRouterReply.From(await _router.RouteAsync(batch.ToBatch(), cancellationToken));

    public Task RestructureAsync(IReadOnlyList<PackedEntry> entries, CancellationToken cancellationToken) =>
        _router.RestructureAsync([.. entries.Select(entry => entry.ToEntry())], cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _router.Dispose();
        return Task.CompletedTask;
    }
}
