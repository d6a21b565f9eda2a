using StoryWatch.Contracts;

namespace StoryWatch.Newsroom.Relay;

/// <summary>Takes messages off the bus (the hub; webhooks). May get one twice: drop what was seen, by (epoch, sequence).</summary>
public interface IEventSubscriber
{
    Task ReceiveAsync(StoryEventMessage message, CancellationToken cancellationToken);
}
