using System.Text;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

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

    /// <summary>Publishes bytes as they are, said to be what the bus reads.</summary>
    public async Task PublishAsync(string exchange, byte[] body)
    {
        await using var channel = await _connection.CreateChannelAsync();
        await channel.BasicPublishAsync(exchange, "", mandatory: false, new BasicProperties { ContentType = "application/vnd.masstransit+json" }, body);
    }

    /// <summary>The first message of a queue, once there is one, with the reason why it was set aside.</summary>
    public async Task<(byte[] Body, string Reason)> GetAsync(string queue, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
            try
            {
                if (await channel.BasicGetAsync(queue, autoAck: true, cancellationToken) is { } got)
                    return (got.Body.ToArray(), Encoding.UTF8.GetString((byte[])got.BasicProperties.Headers!["MT-Fault-Message"]!));
            }
            catch (OperationInterruptedException)
            {
                // The queue is made with its first message.
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    public ValueTask<byte[]> NextAsync(CancellationToken cancellationToken) => _bodies.Reader.ReadAsync(cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
