using System.Threading.Channels;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Newsroom.Tests.Replay.Sessions;

/// <summary>Webhooks as replays see them: one endpoint, and deliveries that are away as often as they are told to be.</summary>
internal sealed class FakeWebhooks(Pace pace) : ISubscriptions, IDeliveries
{
    private readonly Channel<NewDelivery> _sent = Channel.CreateUnbounded<NewDelivery>();
    private int _away;

    /// <summary>What was handed over.</summary>
    public ChannelReader<NewDelivery> Sent => _sent.Reader;

    /// <summary>The replays whose messages were taken back.</summary>
    public List<string> Canceled { get; } = [];

    public ReplayWebhooks OnWall(TimeProvider wall) => new(this, this, new WebhookSignal(), wall);

    public void BeAway(int times) => _away = times;

    public Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Subscription>>([SampleSubscriptions.Webhook(pace: pace)]);

    public Task<IReadOnlyList<Delivery>?> EnqueueAsync(Enqueue enqueue, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _away) >= 0)
            return Task.FromException<IReadOnlyList<Delivery>?>(Away);
        foreach (var message in enqueue.Messages)
            _sent.Writer.TryWrite(message);
        return Task.FromResult<IReadOnlyList<Delivery>?>([]);
    }

    public Task<int> CancelReplayAsync(string replay, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _away) >= 0)
            return Task.FromException<int>(Away);
        Canceled.Add(replay);
        return Task.FromResult(0);
    }

    private static UnavailableException Away => new("The store is away.", new IOException());

    Task<SubscriptionBook> ISubscriptions.LoadAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<long> ISubscriptions.VersionAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<Subscription?> ISubscriptions.FindAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ISubscriptions.AddAsync(Subscription subscription, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<Subscription?> ISubscriptions.ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task ISubscriptions.ChangeHealthAsync(string id, Func<EndpointHealth, EndpointHealth> change, OperatorTold? told, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<bool> ISubscriptions.DeleteAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<OperatorEventView>> ISubscriptions.OperatorEventsAsync(long? before, int max, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<SetAsideView>> ISubscriptions.SetAsideAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<Delivery>> IDeliveries.PendingAsync(string subscription, int max, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<Delivery>> IDeliveries.PendingOfReplaysAsync(string subscription, int max, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task IDeliveries.RecordAsync(IReadOnlyList<Attempt> attempts, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task IDeliveries.BringForwardAsync(string subscription, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<int> IDeliveries.ResendAsync(string subscription, long? delivery, DateTimeOffset? deadSince, DateTimeOffset now, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<AttemptView>> IDeliveries.AttemptsAsync(string subscription, long? before, int max, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<Delivery>> IDeliveries.ListAsync(string subscription, DeliveryState? state, long? before, int max, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<IReadOnlyDictionary<string, DeliveryCounts>> IDeliveries.CountAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task IDeliveries.PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();
}
