using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Testing;
using StoryWatch.Testing.Suites;
using StoryWatch.Webhooks.Lanes;
using StoryWatch.Webhooks.Sending;

namespace StoryWatch.Webhooks.Tests.Lanes;

/// <summary>One lane on a store whose answers the test lets through, one by one, and an endpoint without a socket.</summary>
internal sealed class LaneRig : IAsyncDisposable
{
    private readonly ManualClock _clock = new(SampleSubscriptions.Noon);
    private readonly CancellationTokenSource _end = new();
    private readonly WebhookSender _sender;
    private readonly AttemptLog _attempts;
    private Task _writing = Task.CompletedTask;

    public LaneRig()
    {
        _sender = new WebhookSender(Endpoint, _clock);
        _attempts = new AttemptLog(Store, _clock, NullLogger<AttemptLog>.Instance);
    }

    public GatedStore Store { get; } = new();

    public UnsteadySubscriptions Subscriptions { get; } = new();

    public FakeEndpoint Endpoint { get; } = new();

    /// <summary>A test that runs into it has hung.</summary>
    public CancellationToken Limit { get; } = new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    public EndpointLane Start(bool ofReplays = false)
    {
        _writing = _attempts.RunAsync(_end.Token);
        return new EndpointLane(
            SampleSubscriptions.Webhook(),
            new LanePorts(Subscriptions, Store, _sender, _attempts, _clock, () => 0.5, (_, _) => { }, NullLogger.Instance),
            ofReplays);
    }

    /// <summary>Waits while the clock goes on: for what is tried again after a while.</summary>
    public async Task<T> WhileTimePassesAsync<T>(ValueTask<T> awaited)
    {
        var task = awaited.AsTask();
        while (!task.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(task, Task.Delay(10, Limit));
        }

        return await task;
    }

    public static Delivery Pending(long sequence, string story) =>
        new(sequence, "wh1", story, SampleSubscriptions.Message(sequence, story), DeliveryState.Pending, 0, SampleSubscriptions.Noon, SampleSubscriptions.Noon);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _writing;
        _sender.Dispose();
        _end.Dispose();
    }
}

/// <summary>Sees what is pending when it is asked, and answers when the test says so.</summary>
internal sealed class GatedStore : IDeliveries
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, Delivery> _pending = [];
    private readonly Channel<TaskCompletionSource> _asked = Channel.CreateUnbounded<TaskCompletionSource>();
    private volatile bool _isOpen;

    /// <summary>Every question that waits for its answer.</summary>
    public ChannelReader<TaskCompletionSource> Asked => _asked.Reader;

    public void Add(params IEnumerable<Delivery> deliveries)
    {
        lock (_gate)
        {
            foreach (var delivery in deliveries)
                _pending.Add(delivery.Sequence, delivery);
        }
    }

    /// <summary>Answers at once from now on.</summary>
    public void Open() => _isOpen = true;

    public async Task<IReadOnlyList<Delivery>> PendingAsync(string subscription, int max, CancellationToken cancellationToken)
    {
        List<Delivery> seen;
        lock (_gate)
            seen = [.. _pending.Values.Take(max)];
        if (_isOpen)
            return seen;
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _asked.Writer.WriteAsync(answer, cancellationToken);
        await answer.Task.WaitAsync(cancellationToken);
        return seen;
    }

    public Task<IReadOnlyList<Delivery>> PendingOfReplaysAsync(string subscription, int max, CancellationToken cancellationToken) =>
        PendingAsync(subscription, max, cancellationToken);

    /// <summary>Of one test there is one replay.</summary>
    public Task<int> CancelReplayAsync(string replay, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var count = _pending.Count;
            _pending.Clear();
            return Task.FromResult(count);
        }
    }

    public Task RecordAsync(IReadOnlyList<Attempt> attempts, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var attempt in attempts.Where(attempt => attempt.State is not DeliveryState.Pending))
                _pending.Remove(attempt.Delivery);
        }

        return Task.CompletedTask;
    }

    public Task BringForwardAsync(string subscription, DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<Delivery>?> EnqueueAsync(Enqueue enqueue, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> ResendAsync(string subscription, long? delivery, DateTimeOffset? deadSince, DateTimeOffset now, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<AttemptView>> AttemptsAsync(string subscription, long? before, int max, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Delivery>> ListAsync(string subscription, DeliveryState? state, long? before, int max, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, DeliveryCounts>> CountAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>Fails to write health as often as it is told to.</summary>
internal sealed class UnsteadySubscriptions : ISubscriptions
{
    private readonly Channel<EndpointHealth> _written = Channel.CreateUnbounded<EndpointHealth>();
    private int _faults;

    public ChannelReader<EndpointHealth> Written => _written.Reader;

    public void FailNext(int times) => _faults = times;

    public Task<SubscriptionBook> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new SubscriptionBook(1, new JournalPosition(7, 40), [SampleSubscriptions.Webhook()], new Dictionary<string, PaceState>()));

    public Task ChangeHealthAsync(string id, Func<EndpointHealth, EndpointHealth> change, OperatorTold? told, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _faults) >= 0)
            return Task.FromException(new IOException("The store is away."));
        _written.Writer.TryWrite(change(EndpointHealth.Sound));
        return Task.CompletedTask;
    }

    public Task<long> VersionAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddAsync(Subscription subscription, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<OperatorEventView>> OperatorEventsAsync(long? before, int max, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<SetAsideView>> SetAsideAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>Answers every message with one status.</summary>
internal sealed class FakeEndpoint : HttpMessageHandler
{
    private readonly Channel<long> _received = Channel.CreateUnbounded<long>();

    /// <summary>The sequence of each message.</summary>
    public ChannelReader<long> Received => _received.Reader;

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        _received.Writer.TryWrite(body.RootElement.GetProperty("n").GetInt64());
        return new HttpResponseMessage(Status);
    }
}
