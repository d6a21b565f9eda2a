using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Outbound;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Webhooks.Sending;

namespace StoryWatch.Webhooks;

/// <summary>Tells the journal to webhooks.</summary>
public static class WebhookServices
{
    /// <summary>
    /// Needs a store, read models and <see cref="ILeases"/>; gives an <see cref="IEventSubscriber"/>, so the bus is to be added too. Reads
    /// <c>Webhooks:AllowPrivateAddresses</c>: endpoints on this machine and its networks.
    /// </summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        var allowsPrivate = configuration.GetValue<bool>("Webhooks:AllowPrivateAddresses");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WebhookSignal>();
        return services
            .AddSingleton<SubscriptionFeed>()
            .AddSingleton<IEventSubscriber, Wake>()
            .AddSingleton<IHostedService>(provider => new Host(Create(provider, allowsPrivate)));
    }

    private static DeliveryWorker Create(IServiceProvider provider, bool allowsPrivate)
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        return new DeliveryWorker(
            provider.GetRequiredService<SubscriptionFeed>(),
            provider.GetRequiredService<ISubscriptions>(),
            provider.GetRequiredService<IDeliveries>(),
            new LeaseHolder(provider.GetRequiredService<ILeases>(), clock, provider.GetService<LeaseTerms>()),
            provider.GetRequiredService<WebhookSignal>(),
            new WebhookSender(WebhookSender.CreateHandler(allowsPrivate ? null : PublicAddress.Is), clock),
            clock,
            () => RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20),
            provider.GetRequiredService<ILoggerFactory>());
    }

    /// <summary>The journal proves, the bus announces: an event off the bus says that there is something to read.</summary>
    private sealed class Wake(WebhookSignal signal) : IEventSubscriber
    {
        public Task ReceiveAsync(StoryEventMessage message, CancellationToken cancellationToken)
        {
            signal.Raise();
            return Task.CompletedTask;
        }
    }

    private sealed class Host(DeliveryWorker worker) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => worker.RunAsync(stoppingToken), CancellationToken.None);
    }
}
