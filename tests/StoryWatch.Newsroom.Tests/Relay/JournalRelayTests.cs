using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Newsroom.Tests.Relay;

public sealed class JournalRelayTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly InMemoryStore _store = new();
    private readonly InMemoryCheckpoints _checkpoints = new();
    private readonly FakeModels _models = new();
    private readonly FakeRouter _router = new();
    private readonly RelayState _state = new();

    [Fact]
    public async Task Entries_go_out_in_order_and_what_is_announced_can_be_read()
    {
        await AppendAsync(600);
        var bus = new FakeBus { EnoughAt = 600 };
        bus.BeforeTaking = () => _models.Sequence.ShouldBeGreaterThan(bus.Sequences is [.., var last] ? last : 0);

        await RelayAsync(bus);

        bus.Sequences.ShouldBe(Enumerable.Range(1, 600).Select(n => (long)n));
        _router.Told.ShouldBe([51L, 151L, 251L, 351L, 451L, 551L]);
        (await _checkpoints.LoadAsync("relay", default)).ShouldBe(600);
    }

    [Fact]
    public async Task A_new_relay_goes_on_after_the_checkpoint()
    {
        await AppendAsync(5);
        await RelayAsync(new FakeBus { EnoughAt = 5 });
        await AppendAsync(2);
        var bus = new FakeBus { EnoughAt = 2 };

        await RelayAsync(bus);

        bus.Sequences.ShouldBe([6L, 7L]);
    }

    [Fact]
    public async Task While_the_bus_is_away_the_read_models_and_the_router_go_on_and_nothing_is_lost()
    {
        await AppendAsync(600);
        var bus = new FakeBus { EnoughAt = 600 };
        var failures = 3;
        var sawAway = false;
        bus.BeforeTaking = () =>
        {
            sawAway |= _state.BusAway && _models.Sequence == 600 && _router.Told.Contains(551);
            if (failures-- > 0)
                throw new IOException("The broker is away.");
        };

        await RelayAsync(bus);

        bus.Sequences.ShouldBe(Enumerable.Range(1, 600).Select(n => (long)n));
        _router.Told.ShouldBe([51L, 151L, 251L, 351L, 451L, 551L]);
        sawAway.ShouldBeTrue();
        _state.BusAway.ShouldBeFalse();
    }

    [Fact]
    public async Task Large_entries_go_out_in_smaller_batches()
    {
        var title = new string('x', 300_000);
        await _store.AppendAsync(new(new("s-1"), 0, [.. Enumerable.Range(0, 7).Select(_ => new StoryOpened(title, Some.Day))], null), default);
        var bus = new FakeBus { EnoughAt = 7 };

        await RelayAsync(bus);

        bus.Batches.ShouldBe([3, 3, 1]);
        bus.Sequences.ShouldBe(Enumerable.Range(1, 7).Select(n => (long)n));
    }

    [Fact]
    public async Task After_a_fault_another_may_take_over_before_it_tries_again()
    {
        await AppendAsync(1);
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _models.BeforeProjecting = () =>
        {
            failed.TrySetResult();
            throw new IOException("The disk of this machine is damaged.");
        };
        var leases = new InMemoryLeases(TimeProvider.System);
        using var stop = new CancellationTokenSource(Limit);
        var relaying = Create(new FakeBus(), leases, new StoppedClock()).RunAsync(stop.Token);
        await failed.Task.WaitAsync(Limit);

        while (!await leases.TryHoldAsync("relay", "another", TimeSpan.FromMinutes(5), default))
        {
            stop.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await stop.CancelAsync();
        await relaying;
    }

    [Fact]
    public async Task Another_holder_of_the_lease_keeps_it_from_publishing_until_it_gives_it_back()
    {
        await AppendAsync(1);
        var leases = new InMemoryLeases(TimeProvider.System);
        await leases.TryHoldAsync("relay", "another", TimeSpan.FromMinutes(5), default);
        var bus = new FakeBus();
        using var stop = new CancellationTokenSource(Limit);
        var relaying = Create(bus, leases).RunAsync(stop.Token);

        bus.Sequences.ShouldBeEmpty();
        await leases.ReleaseAsync("relay", "another", default);
        await bus.Enough.WaitAsync(Limit);

        await stop.CancelAsync();
        await relaying;
        (await leases.TryHoldAsync("relay", "another", TimeSpan.FromMinutes(5), default)).ShouldBeTrue("a relay that stops gives its lease back");
    }

    private JournalRelay Create(IEventBus bus, ILeases leases, TimeProvider? clock = null) => new(
        _store, _checkpoints, _models, bus, _router, new LeaseHolder(leases, TimeProvider.System), _state, clock ?? TimeProvider.System,
        NullLogger<JournalRelay>.Instance);

    private async Task RelayAsync(FakeBus bus)
    {
        using var stop = new CancellationTokenSource(Limit);
        var checkpointed = (await _store.HeadAsync(default)).Sequence;
        var relaying = Create(bus, new InMemoryLeases(TimeProvider.System)).RunAsync(stop.Token);
        await bus.Enough.WaitAsync(Limit);
        while (await _checkpoints.LoadAsync("relay", default) < checkpointed)
            await Task.Yield();
        await stop.CancelAsync();
        await relaying;
    }

    private async Task AppendAsync(int count)
    {
        var story = new StoryId("s-1");
        var version = (await _store.LoadAsync(story, default)).Count;
        await _store.AppendAsync(new(story, version, [.. Enumerable.Range(0, count).Select(Event)], null), default);
    }

    private static StoryEvent Event(int n) =>
        n % 100 == 50 ? new StoryMerged(new($"s-{n}"), "editor", Some.Day) : new StoryOpened($"event {n}", Some.Day);

    /// <summary>Whoever waits by it waits until canceled.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
