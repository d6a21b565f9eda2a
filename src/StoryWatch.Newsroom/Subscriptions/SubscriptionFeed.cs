using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>
/// Makes messages of the journal, event by event: each (epoch, sequence) is decided once, since the mark moves in the transaction that writes
/// the messages. Driven by the journal; the bus only says that there is something.
/// </summary>
public sealed class SubscriptionFeed(
    IJournal journal, IReadModels models, ISubscriptions subscriptions, IDeliveries deliveries, TimeProvider clock, ILogger<SubscriptionFeed> log)
{
    private const int Batch = 256;

    private readonly StoryMemories _memories = new(journal);
    private SubscriptionBook? _book;
    private long _read;

    /// <summary>The subscriptions as they were last loaded.</summary>
    public IReadOnlyList<Subscription> Subscriptions => _book?.Subscriptions ?? [];

    /// <summary>When something that is held is to go out; null where nothing is.</summary>
    public DateTimeOffset? NextRelease => _book?.Paces.Values.Select(pace => pace.NextRelease).Min();

    /// <summary>Takes subscriptions and mark as they are now.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var book = await subscriptions.LoadAsync(cancellationToken).ConfigureAwait(false);
        var head = await journal.HeadAsync(cancellationToken).ConfigureAwait(false);

        // Another epoch is a journal that was restored: what it has is told already, as far as it goes. What was passed over without a message
        // since the mark is decided again: it may concern a subscription that is new.
        _read = book.Mark.Epoch == head.Epoch || book.Mark.Epoch == 0 ? book.Mark.Sequence : Math.Min(book.Mark.Sequence, head.Sequence);
        _memories.Keep(_memories.Kept.Clear());
        _book = book;
    }

    /// <summary>Decides the next events and lets go what was held long enough.</summary>
    /// <returns>The messages that were written, and whether there is more to do at once.</returns>
    public async Task<(IReadOnlyList<Delivery> Written, bool More)> StepAsync(CancellationToken cancellationToken)
    {
        if (_book is null)
            await LoadAsync(cancellationToken).ConfigureAwait(false);
        var book = _book!;
        var now = clock.GetUtcNow();

        // No further than the views have come: what is told can be read.
        var announced = await models.PositionAsync(cancellationToken).ConfigureAwait(false);
        var enabled = book.Subscriptions.Where(subscription => subscription.IsEnabled).ToList();
        SkipTo(enabled.Count == 0 ? announced.Sequence : Math.Min(announced.Sequence, enabled.Min(subscription => subscription.After)));
        var entries = announced.Sequence <= _read
            ? []
            : (await journal.ReadAsync(_read, Batch, cancellationToken).ConfigureAwait(false)).TakeWhile(entry => entry.Position.Sequence <= announced.Sequence).ToList();

        var decision = await new EventDecisions(_memories).DecideAsync(entries, enabled, book.Paces, now, cancellationToken).ConfigureAwait(false);
        foreach (var subscription in enabled.Where(subscription => book.Paces.ContainsKey(subscription.Id)))
            decision.Release(subscription);
        var mark = new JournalPosition(announced.Epoch, entries.Count == 0 ? _read : entries[^1].Position.Sequence);
        if (decision.ChangesNothing && mark.Sequence - book.Mark.Sequence < Batch)
        {
            Went(mark, decision, book);
            return ([], entries.Count == Batch);
        }

        var written = await deliveries.EnqueueAsync(
            new Enqueue(book, mark, decision.Messages, decision.Paces, decision.SetAside, null, now), cancellationToken).ConfigureAwait(false);
        if (written is null)
        {
            _book = null;
            return ([], true);
        }

        foreach (var aside in decision.SetAside)
            log.LogError("Event {Sequence} could not be told and is set aside: {Reason}", aside.Sequence, aside.Reason);
        Went(mark, decision, book with { Mark = mark });
        return (written, entries.Count == Batch);
    }

    private void SkipTo(long sequence)
    {
        if (sequence <= _read)
            return;
        _read = sequence;
        _memories.Keep(_memories.Kept.Clear());
    }

    private void Went(JournalPosition mark, EventDecision decision, SubscriptionBook book)
    {
        _read = mark.Sequence;
        _memories.Keep(decision.Memories);
        var paces = book.Paces.ToDictionary(StringComparer.Ordinal);
        foreach (var change in decision.Paces)
            paces[change.Subscription] = change.After;
        _book = book with { Paces = paces };
    }
}
