using MassTransit;

namespace StoryWatch.Messaging;

/// <summary>Where MassTransit hands over what came off the queue.</summary>
internal sealed class StoryEventsConsumer(EventStream stream) : IConsumer<StoryEventsPublished>
{
    public Task Consume(ConsumeContext<StoryEventsPublished> context) => stream.ReceiveAsync(context.Message.Events, context.CancellationToken);
}
