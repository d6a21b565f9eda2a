using Orleans.Configuration;
using StoryWatch.Cluster.Grains;
using StoryWatch.Cluster.Membership;
using StoryWatch.Composition.Replays;
using StoryWatch.Feeds;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Storage;
using StoryWatch.Telemetry;
using StoryWatch.Web;
using StoryWatch.Web.Access;
using StoryWatch.Webhooks;

namespace StoryWatch.Cluster.Gateway;

/// <summary><c>storywatch-cluster gateway</c>.</summary>
internal static class GatewayProgram
{
    public static async Task RunAsync(ClusterSettings settings, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        if (WebAccess.Refusal(WebAccess.Addresses(settings.Urls.Split(';'), builder.Configuration), settings.AccessToken) is { } refusal)
            throw new SettingException($"STORYWATCH_URLS, STORYWATCH_ACCESS_TOKEN: {refusal}");
        if (TrustedProxies.Malformed(builder.Configuration) is { } malformed)
            throw new SettingException(malformed);

        builder.WebHost.UseUrls(settings.Urls);

        // Requests are logged with their addresses, and some carry the access token.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Configuration[$"{WebAccess.Section}:Token"] = settings.AccessToken;
        builder.Services.AddSingleton(settings);
        builder.Services.AddPostgresStorage(settings.Postgres);
        builder.Services.AddHostedService<MembershipOpening>();
        builder.Services.AddHostedService(_ => new OtlpExport("storywatch-gateway", settings.Name));
        builder.UseOrleansClient(client => client.AddStoryWatchClient(settings));
        builder.Services.AddSingleton<IStoryThreads, GrainThreads>();
        builder.Services.AddAnalyzer();
        builder.AddReplays(Path.Combine(AppContext.BaseDirectory, "archives"));
        builder.AddStoryWatchWeb();

        // Takes what hubs push; the silos poll.
        builder.Services.AddFeeds(builder.Configuration);
        builder.Services.AddWebhooks(builder.Configuration);
        builder.Services.AddClusterBus(settings, withSubscribers: true);
        builder.Services.AddSingleton<Draining>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Draining>());
        builder.Services.AddHealthChecks().AddCheck<Draining>("draining");

        // Articles are taken and events shown also while no silo is there to connect to.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);

        var app = builder.Build();
        app.MapStoryWatchWeb();
        await app.RunAsync(cancellationToken);
    }

    private static void AddStoryWatchClient(this IClientBuilder client, ClusterSettings settings)
    {
        client.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", settings.Postgres));
        client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.Cluster, "storywatch"));
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        client.UseConnectionRetryFilter(async (_, stop) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), stop);
            return true;
        });
        client.AddActivityPropagation();
    }
}
