using MassTransit;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Messaging;

/// <summary>Publishes through MassTransit; on a broker, completes with the broker's confirm.</summary>
internal sealed class MassTransitEventBus(IBus bus, TimeSpan patience) : IEventBus
{
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(10);

    /// <exception cref="BusUnavailableException">The broker is away. What was to be published may have been, or not: publish it again.</exception>
    public async Task PublishAsync(IReadOnlyList<StoryEventMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await bus.Publish(new StoryEventsPublished(messages), limit.Token).ConfigureAwait(false);
        }
        catch (Exception reason) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BusUnavailableException(reason);
        }
    }
}

/// <summary>The bus did not take a message. The relay tries again from where it was.</summary>
public sealed class BusUnavailableException(Exception inner)
    : Exception($"The bus cannot be reached: {(inner is OperationCanceledException ? "no confirm in time" : inner.Message)}", inner);
