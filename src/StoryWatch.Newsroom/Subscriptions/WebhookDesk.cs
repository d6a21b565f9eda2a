using System.Security.Cryptography;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>What an editor does to webhooks.</summary>
public sealed class WebhookDesk(
    ISubscriptions subscriptions, IDeliveries deliveries, IJournal journal, WebhookSignal signal, TimeProvider clock)
{
    /// <summary>More than so many are refused.</summary>
    public const int MostWebhooks = 500;

    private const int SecretBytes = 32;
    private const int Page = 256;

    public Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken) => subscriptions.ListAsync(cancellationToken);

    public Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken) => subscriptions.FindAsync(id, cancellationToken);

    /// <summary>Makes one with a secret of its own. It is told what happens from now on.</summary>
    public async Task<Subscription> CreateAsync(Uri url, string? description, SubscriptionFilter filter, Pace pace, bool chat, CancellationToken cancellationToken)
    {
        var head = await journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        var id = $"wh{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var made = new Subscription(id, url, description, filter, pace, chat, new SigningSecrets(NewSecret()), clock.GetUtcNow(), head.Sequence);
        await subscriptions.AddAsync(made, cancellationToken).ConfigureAwait(false);
        signal.RaiseChanged();
        return made;
    }

    /// <summary>Changes it as it is at that moment; null where there is none.</summary>
    public async Task<Subscription?> ChangeAsync(string id, Func<Subscription, Subscription> change, CancellationToken cancellationToken)
    {
        var changed = await subscriptions.ChangeAsync(id, change, cancellationToken).ConfigureAwait(false);
        signal.RaiseChanged();
        return changed;
    }

    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var deleted = await subscriptions.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        signal.RaiseChanged();
        return deleted;
    }

    /// <summary>A new secret; the one before signs too until the overlap ends. Null where there is no such webhook.</summary>
    public async Task<SigningSecrets?> RotateAsync(string id, TimeSpan overlap, CancellationToken cancellationToken)
    {
        var (secret, until) = (NewSecret(), clock.GetUtcNow() + overlap);
        return (await ChangeAsync(id, old => old with { Secrets = new(secret, old.Secrets.Current, until) }, cancellationToken).ConfigureAwait(false))?.Secrets;
    }

    public async Task DisableAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        if (!subscription.IsEnabled)
            return;
        var book = await subscriptions.LoadAsync(cancellationToken).ConfigureAwait(false);
        var after = book.MissedFrom(subscription.Id);
        await subscriptions.ChangeHealthAsync(
            subscription.Id, health => health with { Disabled = EndpointHealth.ByHand, MissedAfter = health.MissedAfter ?? after, MissedUntil = null }, null, cancellationToken)
            .ConfigureAwait(false);
        signal.RaiseChanged();
    }

    /// <summary>Tells it again what happens from now on; what it missed is kept in mind for <see cref="RecoverAsync"/>.</summary>
    public async Task EnableAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        if (subscription.IsEnabled)
            return;
        var head = await journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        await subscriptions.ChangeAsync(subscription.Id, old => old with { After = head.Sequence }, cancellationToken).ConfigureAwait(false);
        await subscriptions.ChangeHealthAsync(
            subscription.Id, health => EndpointHealth.Sound with { MissedAfter = health.MissedAfter, MissedUntil = head.Sequence }, null, cancellationToken)
            .ConfigureAwait(false);
        signal.RaiseChanged();
    }

    /// <summary>Sends a message that says nothing but that it came.</summary>
    public async Task<Delivery> TestAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = $"msg_test_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var body = EventEnvelopes.ToBytes(EventEnvelopes.Test(id, now, subscription.Chat));
        var message = new OutgoingMessage(id, EventEnvelopes.TestType, "", 0, 0, body);

        // Of an order of its own: a test does not wait for a story that is stuck.
        var written = await deliveries.EnqueueAsync(
            new Enqueue(null, null, [new(subscription.Id, message, id)], [], [], null, now), cancellationToken).ConfigureAwait(false);
        signal.RaiseChanged();
        return written![0];
    }

    public async Task<int> ResendAsync(string id, long delivery, CancellationToken cancellationToken)
    {
        var count = await deliveries.ResendAsync(id, delivery, null, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        signal.RaiseChanged();
        return count;
    }

    /// <summary>Sends what died since a time again, and what passed while it was disabled. Twice is once: messages keep their ids.</summary>
    public async Task<int> RecoverAsync(Subscription subscription, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var count = await deliveries.ResendAsync(subscription.Id, null, since, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        if (subscription.Health is { MissedAfter: { } after, MissedUntil: { } until })
        {
            var memories = new StoryMemories(journal);
            while (after < until)
            {
                var entries = (await journal.ReadAsync(after, Page, cancellationToken).ConfigureAwait(false)).TakeWhile(entry => entry.Position.Sequence <= until).ToList();
                if (entries.Count == 0)
                    break;
                count += await TellAsync(entries, subscription, memories, cancellationToken).ConfigureAwait(false);
                after = entries[^1].Position.Sequence;
            }

            await subscriptions.ChangeHealthAsync(
                subscription.Id, health => health with { MissedAfter = null, MissedUntil = null }, null, cancellationToken).ConfigureAwait(false);
        }

        signal.RaiseChanged();
        return count;
    }

    /// <summary>Tries an event that was set aside again, for all subscriptions.</summary>
    /// <returns>The reason why it could not be taken again; null where it was.</returns>
    public async Task<string?> RetryAsync(SetAsideView aside, CancellationToken cancellationToken)
    {
        var entries = await journal.ReadAsync(aside.Sequence - 1, 1, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var all = (await ListAsync(cancellationToken).ConfigureAwait(false)).Select(one => one with { Pace = Pace.AtOnce }).ToList();
        var decision = await new EventDecisions(new StoryMemories(journal))
            .DecideAsync(entries, all, new Dictionary<string, PaceState>(), now, cancellationToken).ConfigureAwait(false);
        var reason = decision.SetAside.Count == 0 ? null : decision.SetAside[0].Reason;
        await deliveries.EnqueueAsync(
            new Enqueue(null, null, decision.Messages, [], decision.SetAside, reason is null ? aside.Sequence : null, now), cancellationToken).ConfigureAwait(false);
        signal.RaiseChanged();
        return reason;
    }

    private async Task<int> TellAsync(IReadOnlyList<JournalEntry> entries, Subscription subscription, StoryMemories memories, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var missed = subscription with { Pace = Pace.AtOnce, After = 0, Health = EndpointHealth.Sound };
        var decision = await new EventDecisions(memories)
            .DecideAsync(entries, [missed], new Dictionary<string, PaceState>(), now, cancellationToken).ConfigureAwait(false);
        memories.Keep(decision.Memories);
        var written = await deliveries.EnqueueAsync(
            new Enqueue(null, null, decision.Messages, [], [], null, now), cancellationToken).ConfigureAwait(false);
        return written!.Count;
    }

    private static string NewSecret() => $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))}";
}

/// <summary>Reads a book.</summary>
public static class SubscriptionBooks
{
    /// <summary>Events after this are not told to a subscription that is disabled now: what was decided is written, what it held is not.</summary>
    public static long MissedFrom(this SubscriptionBook book, string subscription) =>
        book.Paces.GetValueOrDefault(subscription) is { Held.IsEmpty: false } pace
            ? Math.Min(book.Mark.Sequence, pace.Held.Min(held => held.Message.Event) - 1)
            : book.Mark.Sequence;
}
