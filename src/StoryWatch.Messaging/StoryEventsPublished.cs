using MassTransit;
using StoryWatch.Contracts;

namespace StoryWatch.Messaging;

/// <summary>
/// What is on the bus: journal events in order, as many as the relay read at once. One message for many events, since the cost of a bus is
/// by message.
/// </summary>
[MessageUrn("urn:storywatch:story-events.v1", useDefaultPrefix: false)]
public sealed record StoryEventsPublished(IReadOnlyList<StoryEventMessage> Events)
{
    /// <summary>Name of the exchange that the events are published to.</summary>
    public const string EntityName = "storywatch.story-events.v1";
}
