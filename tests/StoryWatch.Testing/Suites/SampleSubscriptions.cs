using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Testing.Suites;

/// <summary>Webhooks and their messages for suites and tests.</summary>
public static class SampleSubscriptions
{
    public static readonly DateTimeOffset Noon = new(2021, 3, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The secret of Standard Webhooks' own example.</summary>
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public static Subscription Webhook(string id = "wh1", Uri? url = null, SubscriptionFilter? filter = null, Pace? pace = null) => new(
        id, url ?? new Uri("https://pager.example/hook"), "the night desk", filter ?? SubscriptionFilter.Alerts, pace ?? Pace.AtOnce, false, new SigningSecrets(Secret), Noon, 0);

    public static OutgoingMessage Message(long happened, string story = "s-1", string receiver = "wh1", int severity = 2) => new(
        EventEnvelopes.IdOf(7, happened, receiver), "story.position-shifted.v1", story, happened, severity, System.Text.Encoding.UTF8.GetBytes($"{{\"n\":{happened}}}"));

    public static NewDelivery To(string subscription, long happened, string story = "s-1") => new(subscription, Message(happened, story, subscription), story);

    public static Enqueue Enqueue(SubscriptionBook book, long mark, params IReadOnlyList<NewDelivery> messages) =>
        new(book, new JournalPosition(7, mark), messages, [], [], null, Noon);
}
