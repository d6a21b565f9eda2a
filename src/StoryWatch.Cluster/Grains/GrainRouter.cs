using StoryWatch.Cluster.Wire;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Cluster.Grains;

/// <summary>The router as the grain of one desk.</summary>
internal sealed class GrainRouter(IGrainFactory grains, string desk) : IStoryRouter
{
    private readonly IDeskGrain _desk = grains.GetGrain<IDeskGrain>(desk);

    public Task<long> OpenAsync(CancellationToken cancellationToken) => _desk.OpenAsync(cancellationToken);

    public async Task<RouterReply> RouteAsync(RouterBatch batch, CancellationToken cancellationToken) =>
        (await _desk.RouteAsync(PackedRouterBatch.From(batch), cancellationToken)).ToReply();

    public Task RestructureAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) =>
        _desk.RestructureAsync([.. entries.Select(PackedEntry.From)], cancellationToken);
}
