using System.Text.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Testing.InMemory;
using StoryWatch.Testing.Servers;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Testing.Suites;

/// <summary>What every bus does with what the relay publishes.</summary>
public abstract class EventBusSuite : IAsyncLifetime
{
    protected static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    private readonly List<IAsyncDisposable> _started = [];

    protected InMemoryStore Journal { get; } = new();

    protected CancellationToken Limit { get; } = new CancellationTokenSource(TimeLimit).Token;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var started in _started)
            await started.DisposeAsync();
    }

    [ServerFact]
    public async Task Subscribers_get_every_event_once_and_in_the_order_of_the_journal()
    {
        var subscriber = new RecordingSubscriber();
        var bus = await StartAsync(subscriber);
        var messages = await MessagesAsync(60);

        foreach (var batch in messages.Chunk(7))
            await bus.PublishAsync(batch, Limit);

        (await subscriber.FirstAsync(60, Limit)).ShouldBe(messages, MessageComparer.Instance);
    }

    [ServerFact]
    public async Task What_is_published_again_is_dropped()
    {
        var subscriber = new RecordingSubscriber();
        var bus = await StartAsync(subscriber);
        var messages = await MessagesAsync(3);

        await bus.PublishAsync(messages[..2], Limit);
        await bus.PublishAsync(messages[..2], Limit);
        await bus.PublishAsync(messages, Limit);

        (await subscriber.FirstAsync(3, Limit)).Select(message => message.Sequence).ShouldBe([1, 2, 3]);
    }

    [ServerFact]
    public async Task A_subscriber_that_fails_keeps_nothing_from_the_others()
    {
        var failing = new RecordingSubscriber { Fails = true };
        var subscriber = new RecordingSubscriber();
        var bus = await StartAsync(failing, subscriber);
        var messages = await MessagesAsync(3);

        foreach (var message in messages)
            await bus.PublishAsync([message], Limit);

        (await subscriber.FirstAsync(3, Limit)).Count.ShouldBe(3);
        (await failing.FirstAsync(3, Limit)).Count.ShouldBe(3);
    }

    [ServerFact]
    public async Task Events_that_did_not_come_over_the_bus_are_read_from_the_journal()
    {
        var subscriber = new RecordingSubscriber();
        var bus = await StartAsync(subscriber);
        var messages = await MessagesAsync(5);

        await bus.PublishAsync(messages[1..2], Limit);
        await bus.PublishAsync(messages[4..], Limit);

        (await subscriber.FirstAsync(5, Limit)).Select(message => message.Sequence).ShouldBe([1, 2, 3, 4, 5]);
    }

    [ServerFact]
    public async Task Nothing_published_is_nothing_sent() =>
        await Should.NotThrowAsync(async () => await (await StartAsync(new RecordingSubscriber())).PublishAsync([], Limit));

    /// <summary>One process with the bus and its subscribers, over <see cref="Journal"/>.</summary>
    protected abstract Task<(IEventBus Bus, IAsyncDisposable Owner)> CreateAsync(IReadOnlyList<IEventSubscriber> subscribers);

    protected async Task<IEventBus> StartAsync(params IEventSubscriber[] subscribers)
    {
        var (bus, owner) = await CreateAsync(subscribers);
        _started.Add(owner);
        return bus;
    }

    /// <summary>As many events of a story, in the journal and as the relay makes messages of them.</summary>
    protected async Task<StoryEventMessage[]> MessagesAsync(int count)
    {
        var before = (await Journal.HeadAsync(Limit)).Sequence;
        for (var i = 0; i < count; i++)
            await Journal.AppendAsync("s-talks", (int)before + i, i == 0 ? Opened() : Shifted($"h-{before + i}"));
        return [.. (await Journal.ReadAsync(before, count, Limit)).Select(entry => entry.ToMessage())];
    }

    private sealed class MessageComparer : IEqualityComparer<StoryEventMessage>
    {
        public static readonly MessageComparer Instance = new();

        public bool Equals(StoryEventMessage? x, StoryEventMessage? y) =>
            x! with { Data = default } == y! with { Data = default } && JsonElement.DeepEquals(x.Data, y.Data);

        public int GetHashCode(StoryEventMessage obj) => obj.Sequence.GetHashCode();
    }
}
