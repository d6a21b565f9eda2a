using StoryWatch.Newsroom.Relay;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Messaging.Tests;

public sealed class InMemoryBusTests : EventBusSuite
{
    protected override async Task<(IEventBus Bus, IAsyncDisposable Owner)> CreateAsync(IReadOnlyList<IEventSubscriber> subscribers)
    {
        var process = await BusProcess.StartAsync(Journal, subscribers, services => services.AddInMemoryBus());
        return (process.Bus, process);
    }
}
