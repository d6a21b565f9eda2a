using StoryWatch.Analysis;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Newsroom.Searching;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Newsroom.Walk;

namespace StoryWatch.Composition;

/// <summary>The walk in one process, behind a store.</summary>
internal static class NewsroomServices
{
    /// <summary>The walk, not started. Needs a store.</summary>
    /// <param name="folder">The data folder: an editor's dictionary is read from it.</param>
    public static IServiceCollection AddWalk(this IServiceCollection services, string folder) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IArticleAnalyzer>(provider => new EditedAnalyzer(EditedAnalyzer.In(folder), provider.GetRequiredService<ILogger<EditedAnalyzer>>()))
        .AddSingleton<IAnalyses, LocalAnalyses>()
        .AddSingleton<Func<IRoutingIndex>>(Models.CreateRoutingIndex)
        .AddSingleton(new RouterOptions())
        .AddSingleton<IStoryRouter, RouterHost>()
        .AddSingleton(new KeyedThreadsOptions())
        .AddSingleton<IStoryThreads, KeyedThreads>()
        .AddSingleton<WalkPorts>()
        .AddSingleton(WalkOptions.Default)
        .AddSingleton<ArticleWalk>();

    /// <summary>Walk, relay and embargoes as workers of the host, started in this order and stopped in the other. Needs a bus and read models.</summary>
    public static IServiceCollection AddNewsroomWorkers(this IServiceCollection services) => services
        .AddSingleton<RelayState>()
        .AddSingleton<LeaseHolder>()
        .AddSingleton<JournalRelay>()
        .AddSingleton<EmbargoRelease>()
        .AddHostedService<WarmUp>()
        .AddWorker<JournalRelay>(relay => relay.RunAsync)
        .AddWorker<ArticleWalk>(walk => walk.RunAsync)
        .AddWorker<EmbargoRelease>(release => release.RunAsync)
        .AddSingleton<SearchUpkeep>()
        .AddWorker<SearchUpkeep>(search => search.RunAsync);

    private static IServiceCollection AddWorker<T>(this IServiceCollection services, Func<T, Func<CancellationToken, Task>> run)
        where T : notnull =>
        services.AddSingleton<IHostedService>(provider => new Worker(run(provider.GetRequiredService<T>())));

    private sealed class Worker(Func<CancellationToken, Task> run) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => run(stoppingToken), CancellationToken.None);
    }
}
