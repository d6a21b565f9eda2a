using StoryWatch.Composition;
using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Cluster.Grains;

/// <summary>What the grains host: the same analyzer, router and threads as the program in one process.</summary>
internal static class GrainContents
{
    public static IServiceCollection AddGrainContents(this IServiceCollection services)
    {
        services.AddAnalyzer();
        services.AddSingleton<Func<IRoutingIndex>>(Models.CreateRoutingIndex);
        services.AddHostedService<WarmUp>();
        services.AddSingleton(new RouterOptions());
        services.AddSingleton<Func<RouterHost>>(provider => () => ActivatorUtilities.CreateInstance<RouterHost>(provider));
        return services;
    }

    /// <summary>The analysis under the editors' dictionary, where the settings name one.</summary>
    public static IServiceCollection AddAnalyzer(this IServiceCollection services) => services.AddSingleton(
        provider => provider.GetService<ClusterSettings>()?.Actors is { } actors
            ? new EditedAnalyzer(actors, provider.GetRequiredService<ILogger<EditedAnalyzer>>())
            : Models.CreateAnalyzer());
}
