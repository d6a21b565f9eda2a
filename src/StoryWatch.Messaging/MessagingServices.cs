using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Messaging;

/// <summary>Puts a bus behind <see cref="IEventBus"/>, and feeds the registered <see cref="IEventSubscriber"/>s from it.</summary>
/// <remarks>
/// To be called after the storage was added: the stream's start is read from it. Whether the broker is there is told by the health check
/// "masstransit-bus", which MassTransit registers (tag "ready").
/// </remarks>
public static class MessagingServices
{
    private static readonly TimeSpan QueueOutlivesItsProcess = TimeSpan.FromMinutes(10);

    /// <summary>A bus inside this process.</summary>
    public static IServiceCollection AddInMemoryBus(this IServiceCollection services) => services
        .AddStream()
        .AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<StoryEventsConsumer>();
            bus.UsingInMemory((context, transport) =>
            {
                transport.NameTheMessages();
                transport.ReceiveEndpoint("storywatch-events", endpoint => endpoint.Consume(context));
            });
        })

        // A message to a queue that is not there yet would be lost.
        .Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true)
        .AddPublisher();

    /// <summary>RabbitMQ. The host starts without it, and publishes when it is there.</summary>
    /// <param name="uri">Such as <c>amqp://user:password@host:5672/virtual-host</c>.</param>
    /// <param name="queueName">
    /// The queue of this process alone, so that each process gets each event; the same after a restart. Null for a process that only publishes.
    /// The queue is kept on the broker's disk, and goes when nobody has read it for ten minutes.
    /// </param>
    public static IServiceCollection AddRabbitMqBus(this IServiceCollection services, Uri uri, string? queueName)
    {
        if (queueName is not null)
            services.AddStream();
        return services
            .AddMassTransit(bus =>
            {
                bus.DisableUsageTelemetry();
                if (queueName is not null)
                    bus.AddConsumer<StoryEventsConsumer>();
                bus.UsingRabbitMq((context, transport) =>
                {
                    transport.Host(uri);
                    transport.NameTheMessages();
                    if (queueName is not null)
                        transport.ReceiveEndpoint(queueName, endpoint =>
                        {
                            endpoint.QueueExpiration = QueueOutlivesItsProcess;
                            endpoint.Consume(context);
                        });
                });
            })
            .AddPublisher();
    }

    private static IServiceCollection AddStream(this IServiceCollection services) => services
        .AddSingleton<EventStream>()
        .AddSingleton<CatchUpWhenReady>()
        .AddHostedService<EventStreamStart>();

    private static IServiceCollection AddPublisher(this IServiceCollection services) =>
        services.AddSingleton<IEventBus>(provider => new MassTransitEventBus(provider.GetRequiredService<IBus>(), MassTransitEventBus.DefaultPatience));

    private static void NameTheMessages(this IBusFactoryConfigurator transport)
    {
        transport.Message<StoryEventsPublished>(message => message.SetEntityName(StoryEventsPublished.EntityName));
        transport.ConfigureJsonSerializerOptions(json => new JsonSerializerOptions(json) { WriteIndented = false });
    }

    /// <summary>One message at a time, in the order of the queue.</summary>
    private static void Consume(this IReceiveEndpointConfigurator endpoint, IBusRegistrationContext context)
    {
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.ConnectReceiveEndpointObserver(context.GetRequiredService<CatchUpWhenReady>());
        endpoint.ConfigureConsumer<StoryEventsConsumer>(context);
    }
}
