using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StoryWatch.Feeds.Polling;
using StoryWatch.Feeds.WebSub;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Feeds;

/// <summary>Puts the reading of feeds into a program.</summary>
public static class FeedServices
{
    /// <summary>
    /// Intake of feeds and of what hubs push, and a <see cref="FeedPoller"/> that nobody runs yet. Needs a store and a clock; reads the section
    /// <see cref="FeedOptions.Section"/>.
    /// </summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services, IConfiguration configuration) =>
        services.AddFeeds(configuration.GetSection(FeedOptions.Section).Get<FeedOptions>() ?? new FeedOptions());

    /// <summary>Polls in this process, whenever it has the lease.</summary>
    public static IServiceCollection AddFeedPolling(this IServiceCollection services) =>
        services.AddSingleton<IHostedService>(provider => new Poller(provider.GetRequiredService<FeedPoller>()));

    internal static IServiceCollection AddFeeds(this IServiceCollection services, FeedOptions options) => services
        .AddSingleton(options)
        .AddSingleton<FeedFetch>(provider => new FeedFetch(options, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<HostGates>()
        .AddSingleton<ArticlePages>()
        .AddSingleton<FeedIntake>()
        .AddSingleton<HubSubscriber>()
        .AddSingleton<IFeedPushes, HubPushes>()
        .AddSingleton<Func<double>>(Random.Shared.NextDouble)
        .AddSingleton<FeedPoll>()
        .AddSingleton(provider => new FeedPoller(
            provider.GetRequiredService<IFeeds>(),
            provider.GetRequiredService<FeedPoll>(),
            provider.GetRequiredService<HostGates>(),
            ActivatorUtilities.CreateInstance<LeaseHolder>(provider),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FeedPoller>>()));

    private sealed class Poller(FeedPoller poller) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => poller.RunAsync(stoppingToken), CancellationToken.None);
    }
}
