using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Keeps subscriptions, what they hold back, and how far the journal was told to them.</summary>
public interface ISubscriptions
{
    /// <summary>All there is, as of one moment, for the feed.</summary>
    Task<SubscriptionBook> LoadAsync(CancellationToken cancellationToken);

    /// <summary>The book's version, cheaply.</summary>
    Task<long> VersionAsync(CancellationToken cancellationToken);

    /// <summary>All subscriptions, by id.</summary>
    Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken);

    Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Makes a new one, which is sound.</summary>
    Task AddAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>Changes all of it but its health, which endpoints decide; null where there is none.</summary>
    /// <param name="change">Of the subscription as it is, so that two changes at once both hold; may be called again.</param>
    Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken);

    /// <summary>Changes its health. Where it is disabled then, what it still had to be told dies, and what it held is dropped to be recovered.</summary>
    /// <param name="change">Of the health as it is; may be called again.</param>
    /// <param name="told">What the operator is told of it; null for nothing.</param>
    Task ChangeHealthAsync(string id, Func<EndpointHealth, EndpointHealth> change, OperatorTold? told, CancellationToken cancellationToken);

    /// <summary>Takes it away with all its messages; false where there was none.</summary>
    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken);

    /// <summary>What operators were told, newest first, before a sequence (null: the newest).</summary>
    Task<IReadOnlyList<OperatorEventView>> OperatorEventsAsync(long? before, int max, CancellationToken cancellationToken);

    /// <summary>Events that could not be taken, oldest first.</summary>
    Task<IReadOnlyList<SetAsideView>> SetAsideAsync(CancellationToken cancellationToken);
}

/// <param name="Version">Rises with every change that is not the feed's own: of a subscription, its health, or messages sent by hand.</param>
/// <param name="Mark">Up to where events were decided; sequence 0 of epoch 0 where none ever were.</param>
/// <param name="Paces">What is held, by subscription; none where nothing is.</param>
public sealed record SubscriptionBook(
    long Version, JournalPosition Mark, IReadOnlyList<Subscription> Subscriptions, IReadOnlyDictionary<string, PaceState> Paces);

/// <summary>An operator event to be written.</summary>
public sealed record OperatorTold(DateTimeOffset At, string Name, string Detail);
