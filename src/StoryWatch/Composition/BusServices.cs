using StoryWatch.Messaging;

namespace StoryWatch.Composition;

/// <summary>The bus between relay and subscribers: inside the process, or RabbitMQ where <c>Bus:RabbitMq</c> names one.</summary>
internal static class BusServices
{
    private const string Section = "Bus";

    /// <summary>Reads <c>Bus:RabbitMq</c> (an amqp address) and <c>Bus:Queue</c> (this process's own queue). To be called after the store was added.</summary>
    public static WebApplicationBuilder AddBus(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(Section);
        if (section["RabbitMq"] is not { Length: > 0 } address)
        {
            builder.Services.AddInMemoryBus();
            return builder;
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps" or "rabbitmq" or "rabbitmqs"))
            throw new Commands.CommandException($"{Section}:RabbitMq is no address such as amqp://user:password@host:5672/.");
        builder.Services.AddRabbitMqBus(uri, section["Queue"] ?? $"storywatch-{Environment.MachineName}");
        return builder;
    }
}
