using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Testing.Servers;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Messaging.Tests;

[CollectionDefinition(RabbitMqServer.Collection)]
public sealed class RabbitMqCollection : ICollectionFixture<RabbitMqServer>;

[Collection(RabbitMqServer.Collection), Requires(Server.RabbitMq)]
public sealed class RabbitMqBusTests(RabbitMqServer server) : EventBusSuite
{
    [ServerFact]
    public async Task Each_process_gets_each_event_over_a_queue_of_its_own()
    {
        var (one, two) = (new RecordingSubscriber(), new RecordingSubscriber());
        var bus = await StartAsync(one);
        await StartAsync(two);

        await bus.PublishAsync(await MessagesAsync(5), Limit);

        (await one.FirstAsync(5, Limit)).Count.ShouldBe(5);
        (await two.FirstAsync(5, Limit)).Count.ShouldBe(5);
    }

    [ServerFact]
    public async Task A_process_without_a_queue_publishes_to_those_that_have_one()
    {
        var subscriber = new RecordingSubscriber();
        await StartAsync(subscriber);
        await using var publisher = await BusProcess.StartAsync(Journal, [], services => services.AddRabbitMqBus(new Uri(server.Uri), null));

        await publisher.Bus.PublishAsync(await MessagesAsync(2), Limit);

        (await subscriber.FirstAsync(2, Limit)).Count.ShouldBe(2);
    }

    [ServerFact]
    public async Task A_broker_that_is_killed_and_comes_back_loses_nothing_and_doubles_nothing()
    {
        var subscriber = new RecordingSubscriber();
        var bus = await StartAsync(subscriber);
        await bus.PublishAsync(await MessagesAsync(2), Limit);
        await subscriber.FirstAsync(2, Limit);

        await server.KillAsync();
        var meanwhile = await MessagesAsync(3);
        using (var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500)))
            await Should.ThrowAsync<Exception>(() => bus.PublishAsync(meanwhile, soon.Token));
        await server.StartAsync();
        await UntilTakenAsync(bus, meanwhile);
        await bus.PublishAsync(await MessagesAsync(1), Limit);

        (await subscriber.FirstAsync(4, Limit)).Select(message => message.Sequence).ShouldBe([3, 4, 5, 6]);
    }

    [ServerFact]
    public async Task The_wire_has_explicit_names_and_no_CLR_names()
    {
        await using var wire = await Wire.ListenAsync(server.Uri, "storywatch.story-events.v1");
        var bus = await StartAsync(new RecordingSubscriber());

        await bus.PublishAsync(await MessagesAsync(2), Limit);

        using var body = JsonDocument.Parse(await wire.NextAsync(Limit));
        body.RootElement.GetProperty("messageType").EnumerateArray().Select(name => name.GetString()).ShouldBe(["urn:storywatch:story-events.v1"]);
        body.RootElement.GetProperty("message").GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("name").GetString())
            .ShouldBe(["story.opened.v1", "story.position-shifted.v1"]);
        body.RootElement.GetProperty("message").GetRawText().ShouldNotContain("StoryWatch.");
    }

    [ServerFact]
    public async Task What_cannot_be_read_is_set_aside_with_its_reason_and_the_next_event_comes_and_what_was_in_it_too()
    {
        var (queue, subscriber) = ($"test-{Guid.NewGuid():n}", new RecordingSubscriber());
        await using var process = await BusProcess.StartAsync(Journal, [subscriber], services => services.AddRabbitMqBus(new Uri(server.Uri), queue));
        var messages = await MessagesAsync(3);
        await process.Bus.PublishAsync(messages[..1], Limit);
        await subscriber.FirstAsync(1, Limit);

        await using var wire = await Wire.ListenAsync(server.Uri, "storywatch.story-events.v1");
        await wire.PublishAsync("storywatch.story-events.v1", "no message of ours"u8.ToArray());
        await process.Bus.PublishAsync(messages[2..], Limit);

        (await subscriber.FirstAsync(2, Limit)).Select(message => message.Sequence).ShouldBe([2, 3]);
        var (body, reason) = await wire.GetAsync($"{queue}_error", Limit);
        body.ShouldBe("no message of ours"u8.ToArray());
        reason.ShouldNotBeNullOrWhiteSpace();
    }

    [ServerFact]
    public async Task A_host_starts_while_the_broker_is_away_and_says_so()
    {
        var nowhere = new Uri($"amqp://guest:guest@127.0.0.1:{Ports.Free()}/");
        await using var process = await BusProcess.StartAsync(Journal, [], services => services.AddRabbitMqBus(nowhere, $"test-{Guid.NewGuid():n}"));

        (await process.HealthAsync()).ShouldNotBe(HealthStatus.Healthy);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Should.ThrowAsync<Exception>(async () => await process.Bus.PublishAsync(await MessagesAsync(1), soon.Token));
    }

    protected override async Task<(IEventBus Bus, IAsyncDisposable Owner)> CreateAsync(IReadOnlyList<IEventSubscriber> subscribers)
    {
        var process = await BusProcess.StartAsync(
            Journal, subscribers, services => services.AddRabbitMqBus(new Uri(server.Uri), $"test-{Guid.NewGuid():n}"));
        return (process.Bus, process);
    }

    /// <summary>As the relay does: again until the bus has taken it.</summary>
    private async Task UntilTakenAsync(IEventBus bus, StoryEventMessage[] messages)
    {
        while (true)
        {
            try
            {
                await bus.PublishAsync(messages, Limit);
                return;
            }
            catch (BusUnavailableException) when (!Limit.IsCancellationRequested)
            {
            }
        }
    }
}
