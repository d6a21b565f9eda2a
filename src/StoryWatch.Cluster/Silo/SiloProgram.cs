using StoryWatch.Cluster.Grains;
using StoryWatch.Cluster.Membership;
using StoryWatch.Feeds;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Newsroom.Searching;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Newsroom.Walk;
using StoryWatch.Storage;
using StoryWatch.Telemetry;

namespace StoryWatch.Cluster.Silo;

/// <summary><c>storywatch-cluster silo</c>.</summary>
internal static class SiloProgram
{
    public static async Task RunAsync(ClusterSettings settings, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(settings.Urls);

        // Requests are logged with their addresses, and some carry the access token.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPostgresStorage(settings.Postgres);
        builder.Services.AddHostedService<MembershipOpening>();
        builder.Services.AddClusterBus(settings, withSubscribers: false);
        builder.Services.AddHostedService(_ => new OtlpExport("storywatch-silo", settings.Name));
        builder.UseOrleans(silo => silo.AddStoryWatchSilo(settings));
        builder.Services.AddGrainContents();
        builder.Services.AddWalk(settings);
        builder.Services.AddFeeds(builder.Configuration).AddFeedPolling();
        builder.Services.AddHealthChecks().AddCheck<SiloCheck>("silo");

        var app = builder.Build();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Name == "silo" });
        await app.RunAsync(cancellationToken);
    }

    // Started after the silo and stopped before it: the walk ends, then the silo hands its grains over.
    private static void AddWalk(this IServiceCollection services, ClusterSettings settings)
    {
        services.AddSingleton(new LeaseTerms(TimeSpan.FromSeconds(6)));
        services.AddTransient<LeaseHolder>();
        services.AddSingleton<RelayState>();
        services.AddSingleton<IStoryThreads, GrainThreads>();
        services.AddSingleton<IStoryRouter>(provider => new GrainRouter(provider.GetRequiredService<IGrainFactory>(), settings.Desk));
        services.AddSingleton<IAnalyses>(provider => ActivatorUtilities.CreateInstance<GrainAnalyses>(provider, settings.Analyses));
        services.AddSingleton(new WalkOptions(settings.Analyses));
        services.AddSingleton<WalkPorts>();
        services.AddSingleton<ArticleWalk>();
        services.AddSingleton<EmbargoRelease>();
        services.AddSingleton<JournalRelay>();
        services.AddHostedService<RelayService>();
        services.AddSingleton<SearchUpkeep>();
        services.AddHostedService<SearchService>();
        services.AddHostedService<LeasedWalk>();
    }
}
