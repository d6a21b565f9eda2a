using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Storage;
using StoryWatch.Stories.Threads;
using StoryWatch.Webhooks.Sending;

namespace StoryWatch.Webhooks.Tests;

/// <summary>The room of the webhooks on a real SQLite store; the test plays the walk and the relay.</summary>
internal sealed class WebhookRig : IAsyncDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("storywatch-webhooks-").FullName;
    private readonly ServiceProvider _store;
    private readonly RecordedDeliveries _deliveries;
    private readonly TimeProvider _clock;
    private readonly WebhookSignal _signal = new();
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    public WebhookRig(TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _store = new ServiceCollection().AddSqliteStorage(_folder).BuildServiceProvider();
        _deliveries = new RecordedDeliveries(_store.GetRequiredService<IDeliveries>());
        Desk = new WebhookDesk(Subscriptions, _deliveries, Journal, _signal, _clock);
    }

    public WebhookDesk Desk { get; }

    public ISubscriptions Subscriptions => _store.GetRequiredService<ISubscriptions>();

    public IDeliveries Deliveries => _deliveries;

    public IJournal Journal => _store.GetRequiredService<IJournal>();

    public IReadModels Models => _store.GetRequiredService<IReadModels>();

    /// <summary>Where names lead; to this machine where nobody says.</summary>
    public Func<string, IPAddress> Resolve { get; set; } = _ => IPAddress.Loopback;

    /// <summary>A test that runs into it has hung.</summary>
    public CancellationToken Limit { get; } = new CancellationTokenSource(TimeLimit).Token;

    public Task<Subscription> CreateAsync(Uri url, SubscriptionFilter? filter = null, Pace? pace = null, bool chat = false) =>
        Desk.CreateAsync(url, null, filter ?? SubscriptionFilter.Alerts, pace ?? Pace.AtOnce, chat, Limit);

    public void Start()
    {
        _stop = new CancellationTokenSource();
        var handler = WebhookSender.CreateHandler(IPAddress.IsLoopback, (host, _) => Task.FromResult<IPAddress[]>([IPAddress.TryParse(host, out var given) ? given : Resolve(host)]));
        var worker = new DeliveryWorker(
            new SubscriptionFeed(Journal, Models, Subscriptions, _deliveries, _clock, NullLogger<SubscriptionFeed>.Instance),
            Subscriptions,
            _deliveries,
            new LeaseHolder(_store.GetRequiredService<ILeases>(), _clock),
            _signal,
            new WebhookSender(handler, _clock),
            _clock,
            () => 0.5,
            NullLoggerFactory.Instance);
        _running = Task.Run(() => worker.RunAsync(_stop.Token));
    }

    public async Task StopAsync()
    {
        if (_stop is null)
            return;
        await _stop.CancelAsync();
        await _running.WaitAsync(Limit);
        _stop.Dispose();
        _stop = null;
    }

    /// <summary>Appends events to a story as its thread would, and announces them as the relay would.</summary>
    public async Task TellAsync(string story, params StoryEvent[] events)
    {
        var id = new StoryId(story);
        var known = await Journal.LoadAsync(id, Limit);
        (await Journal.AppendAsync(new Append(id, known.Count, events, null), Limit)).ShouldBe(AppendResult.Appended);
        await Models.ProjectAsync(await Journal.ReadAsync((await Models.PositionAsync(Limit)).Sequence, 10_000, Limit), Limit);
        _signal.Raise();
    }

    /// <summary>The next try that was written down.</summary>
    public ValueTask<Attempt> NextAttemptAsync() => _deliveries.Recorded.ReadAsync(Limit);

    /// <summary>Names of what operators were told, newest first, once there are so many: they are written after the try that they tell of.</summary>
    public async Task<IReadOnlyList<string>> OperatorEventsAsync(int count)
    {
        while (true)
        {
            var told = await Subscriptions.OperatorEventsAsync(null, 100, Limit);
            if (told.Count >= count)
                return [.. told.Select(one => one.Name)];
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Says what is written down, after it was.</summary>
    private sealed class RecordedDeliveries(IDeliveries inner) : IDeliveries
    {
        private readonly Channel<Attempt> _recorded = Channel.CreateUnbounded<Attempt>();

        public ChannelReader<Attempt> Recorded => _recorded.Reader;

        public Task<IReadOnlyList<Delivery>?> EnqueueAsync(Enqueue enqueue, CancellationToken cancellationToken) => inner.EnqueueAsync(enqueue, cancellationToken);

        public Task<IReadOnlyList<Delivery>> PendingAsync(string subscription, int max, CancellationToken cancellationToken) =>
            inner.PendingAsync(subscription, max, cancellationToken);

        public Task<IReadOnlyList<Delivery>> PendingOfReplaysAsync(string subscription, int max, CancellationToken cancellationToken) =>
            inner.PendingOfReplaysAsync(subscription, max, cancellationToken);

        public Task<int> CancelReplayAsync(string replay, CancellationToken cancellationToken) => inner.CancelReplayAsync(replay, cancellationToken);

        public async Task RecordAsync(IReadOnlyList<Attempt> attempts, CancellationToken cancellationToken)
        {
            await inner.RecordAsync(attempts, cancellationToken);
            foreach (var attempt in attempts)
                _recorded.Writer.TryWrite(attempt);
        }

        public Task BringForwardAsync(string subscription, DateTimeOffset now, CancellationToken cancellationToken) =>
            inner.BringForwardAsync(subscription, now, cancellationToken);

        public Task<int> ResendAsync(string subscription, long? delivery, DateTimeOffset? deadSince, DateTimeOffset now, CancellationToken cancellationToken) =>
            inner.ResendAsync(subscription, delivery, deadSince, now, cancellationToken);

        public Task<IReadOnlyList<AttemptView>> AttemptsAsync(string subscription, long? before, int max, CancellationToken cancellationToken) =>
            inner.AttemptsAsync(subscription, before, max, cancellationToken);

        public Task<IReadOnlyList<Delivery>> ListAsync(string subscription, DeliveryState? state, long? before, int max, CancellationToken cancellationToken) =>
            inner.ListAsync(subscription, state, before, max, cancellationToken);

        public Task<IReadOnlyDictionary<string, DeliveryCounts>> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);

        public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => inner.PruneAsync(before, cancellationToken);
    }
}
