using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace StoryWatch.Messaging.Tests;

/// <summary>Listens at an exchange without MassTransit: the bytes as they are.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly Channel<byte[]> _bodies = System.Threading.Channels.Channel.CreateUnbounded<byte[]>();
    private readonly IConnection _connection;

    private Wire(IConnection connection) => _connection = connection;

    public static async Task<Wire> ListenAsync(string uri, string exchange)
    {
        var wire = new Wire(await new ConnectionFactory { Uri = new Uri(uri) }.CreateConnectionAsync());
        var channel = await wire._connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        var queue = await channel.QueueDeclareAsync();
        await channel.QueueBindAsync(queue.QueueName, exchange, "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivered) =>
        {
            wire._bodies.Writer.TryWrite(delivered.Body.ToArray());
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return wire;
    }

    public ValueTask<byte[]> NextAsync(CancellationToken cancellationToken) => _bodies.Reader.ReadAsync(cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
