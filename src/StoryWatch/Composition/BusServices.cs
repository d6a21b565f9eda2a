using StoryWatch.Contracts;
using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Composition;

/// <summary>The bus between relay and subscribers.</summary>
internal static class BusServices
{
    public static void AddBus(this WebApplicationBuilder builder) => builder.Services.AddSingleton<IEventBus, DirectBus>();

    private sealed class DirectBus(IEnumerable<IEventSubscriber> subscribers) : IEventBus
    {
        public async Task PublishAsync(IReadOnlyList<StoryEventMessage> messages, CancellationToken cancellationToken)
        {
            foreach (var message in messages)
            {
                foreach (var subscriber in subscribers)
                    await subscriber.ReceiveAsync(message, cancellationToken);
            }
        }
    }
}
