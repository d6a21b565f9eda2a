using StoryWatch.Messaging;

namespace StoryWatch.Cluster;

/// <summary>The bus between silos, which publish, and gateways, which have a queue each.</summary>
internal static class ClusterBus
{
    public static IServiceCollection AddClusterBus(this IServiceCollection services, ClusterSettings settings, bool withSubscribers) =>
        Uri.TryCreate(settings.RabbitMq, UriKind.Absolute, out var broker) && broker.Scheme is "amqp" or "amqps"
            ? services.AddRabbitMqBus(broker, withSubscribers ? $"storywatch-{settings.Cluster}-{settings.Name}" : null)
            : throw new SettingException("STORYWATCH_RABBITMQ: amqp://user:password@host:5672/ is wanted.");
}
