using StoryWatch.Contracts;

namespace StoryWatch.Newsroom.Relay;

/// <summary>Where the relay publishes: at least once, in the order of the journal.</summary>
public interface IEventBus
{
    /// <summary>Completes when the bus has taken the messages.</summary>
    Task PublishAsync(IReadOnlyList<StoryEventMessage> messages, CancellationToken cancellationToken);
}
