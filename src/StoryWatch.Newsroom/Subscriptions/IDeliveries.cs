using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Keeps the messages to endpoints and every try to deliver them.</summary>
public interface IDeliveries
{
    /// <summary>
    /// Writes what was decided, moves the mark and the paces with it: all or nothing. A message that a subscription has by id already is not
    /// written again.
    /// </summary>
    /// <returns>The messages that were written; null where the mark or a subscription has changed since it was loaded: decide anew.</returns>
    Task<IReadOnlyList<Delivery>?> EnqueueAsync(Enqueue enqueue, CancellationToken cancellationToken);

    /// <summary>What a subscription has still to be told, in order; of replays nothing.</summary>
    Task<IReadOnlyList<Delivery>> PendingAsync(string subscription, int max, CancellationToken cancellationToken);

    /// <summary>What replays have still to tell a subscription, in order.</summary>
    Task<IReadOnlyList<Delivery>> PendingOfReplaysAsync(string subscription, int max, CancellationToken cancellationToken);

    /// <summary>What a replay has still to tell is dead: it is not tried any more.</summary>
    /// <returns>How many messages.</returns>
    Task<int> CancelReplayAsync(string replay, CancellationToken cancellationToken);

    /// <summary>Writes tries down, in order, with what became of their messages.</summary>
    Task RecordAsync(IReadOnlyList<Attempt> attempts, CancellationToken cancellationToken);

    /// <summary>Makes everything pending of a subscription due now: its endpoint answers again.</summary>
    Task BringForwardAsync(string subscription, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Has messages sent again, with their tries counted anew: one by its sequence, or the dead ones made since a time, but those of replays.</summary>
    /// <returns>How many.</returns>
    Task<int> ResendAsync(string subscription, long? delivery, DateTimeOffset? deadSince, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Tries, newest first, before a sequence (null: the newest).</summary>
    Task<IReadOnlyList<AttemptView>> AttemptsAsync(string subscription, long? before, int max, CancellationToken cancellationToken);

    /// <summary>Messages, newest first, before a sequence (null: the newest), of one state or of all.</summary>
    Task<IReadOnlyList<Delivery>> ListAsync(string subscription, DeliveryState? state, long? before, int max, CancellationToken cancellationToken);

    /// <summary>By subscription: how many messages are pending, held and dead, and the last try.</summary>
    Task<IReadOnlyDictionary<string, DeliveryCounts>> CountAsync(CancellationToken cancellationToken);

    /// <summary>Forgets delivered and dead messages that were made before a time, with their tries.</summary>
    Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>A decision about events, to be written as a whole.</summary>
/// <param name="Expected">The book that it was made on; null where neither mark nor subscriptions matter.</param>
/// <param name="Mark">The new mark; null where it stays.</param>
/// <param name="SetAside">Events that could not be decided, with the reason.</param>
/// <param name="Taken">Sequence of a set-aside event that is done with.</param>
public sealed record Enqueue(
    SubscriptionBook? Expected,
    JournalPosition? Mark,
    IReadOnlyList<NewDelivery> Messages,
    IReadOnlyList<PaceChange> Paces,
    IReadOnlyList<SetAsideView> SetAside,
    long? Taken,
    DateTimeOffset Now);

/// <summary>A message to be written.</summary>
/// <param name="Order">Messages of one order go out one after the other: the story, or nothing where all do.</param>
public sealed record NewDelivery(string Subscription, OutgoingMessage Message, string Order);

/// <summary>What a subscription holds, before and after.</summary>
public sealed record PaceChange(string Subscription, PaceState Before, PaceState After);

/// <summary>One message to one endpoint.</summary>
/// <param name="Sequence">Rises in the order in which messages go out.</param>
/// <param name="Attempts">Tries so far, since it was made or last sent again.</param>
public sealed record Delivery(
    long Sequence,
    string Subscription,
    string Order,
    OutgoingMessage Message,
    DeliveryState State,
    int Attempts,
    DateTimeOffset Due,
    DateTimeOffset CreatedAt);

public enum DeliveryState
{
    Pending,
    Delivered,

    /// <summary>Not tried again by itself.</summary>
    Dead,
}

/// <summary>One try.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Next">When it is tried again; null where it is not.</param>
public sealed record Attempt(
    string Subscription,
    long Delivery,
    int Number,
    DateTimeOffset At,
    TimeSpan Took,
    int? Status,
    string? Error,
    string? Answer,
    DeliveryState State,
    DateTimeOffset? Next);

public sealed record DeliveryCounts(long Pending, long Held, long Dead, AttemptView? Last);
