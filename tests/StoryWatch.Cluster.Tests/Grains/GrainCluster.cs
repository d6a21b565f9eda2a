using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using StoryWatch.Analysis;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Cluster.Tests.Grains;

/// <summary>Two silos in this process over one store in memory, with fakes for models.</summary>
public sealed class GrainCluster : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    public InMemoryStore Store { get; } = new();

    public InMemoryCheckpoints Checkpoints { get; } = new();

    public InProcessTestCluster Cluster => _cluster!;

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => silo.Services
            .AddSingleton<IJournal>(Store)
            .AddSingleton<ICheckpoints>(Checkpoints)
            .AddSingleton<IArticleAnalyzer, WordAnalyzer>()
            .AddSingleton<Func<IRoutingIndex>>(() => new TagIndex())
            .AddSingleton(new RouterOptions(CheckpointEvery: 5))
            .AddSingleton<Func<RouterHost>>(provider => () => ActivatorUtilities.CreateInstance<RouterHost>(provider)));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await Cluster.StopAllSilosAsync();
        await Cluster.DisposeAsync();
    }
}
