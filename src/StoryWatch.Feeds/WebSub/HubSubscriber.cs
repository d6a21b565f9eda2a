using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using StoryWatch.Feeds.Polling;
using StoryWatch.Feeds.Reading;
using StoryWatch.Newsroom.Feeds;

namespace StoryWatch.Feeds.WebSub;

/// <summary>Subscribes to the hub that a feed names, and again before the lease ends. Without an address that a hub could reach it does nothing.</summary>
internal sealed class HubSubscriber(IFeeds feeds, FeedFetch fetch, FeedOptions options, TimeProvider clock, ILogger<HubSubscriber> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromDays(10);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(1);
    private static readonly TimeSpan AskAgain = TimeSpan.FromHours(1);

    /// <summary>Looks after the subscription of a feed that was read.</summary>
    public async Task SeeToAsync(Feed feed, FeedContent content, Fetched document, CancellationToken cancellationToken)
    {
        if (HubOf(content, document) is { } hub)
            await SeeToAsync(feed, hub, TopicOf(content, document), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks after the subscription of a feed that has not changed.</summary>
    public Task SeeToAsync(Feed feed, CancellationToken cancellationToken) =>
        feed.Hub is { } known && Uri.TryCreate(known.Hub, UriKind.Absolute, out var hub) ? SeeToAsync(feed, hub, known.Topic, cancellationToken) : Task.CompletedTask;

    private async Task SeeToAsync(Feed feed, Uri hub, string topic, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (options.PublicAddress is not { } callbacks || !IsNeeded(feed.Hub, hub, topic, now))
            return;

        // Kept before the hub is told: it may ask back before it answers.
        var isSame = feed.Hub is { } known && known.Hub == hub.AbsoluteUri && known.Topic == topic;
        var subscription = isSame
            ? feed.Hub! with { Asked = now }
            : new HubSubscription(hub.AbsoluteUri, topic, RandomNumberGenerator.GetHexString(32, lowercase: true), RandomNumberGenerator.GetHexString(64, lowercase: true), now, null);
        if (!await feeds.SubscribeAsync(feed.Id, subscription, cancellationToken).ConfigureAwait(false))
            return;
        var answer = await fetch.PostAsync(
            hub,
            [
                new("hub.mode", "subscribe"),
                new("hub.topic", topic),
                new("hub.callback", new Uri(callbacks, $"/websub/{feed.Id}/{subscription.Key}").AbsoluteUri),
                new("hub.lease_seconds", Lease.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
                new("hub.secret", subscription.Secret),
            ],
            cancellationToken).ConfigureAwait(false);
        if (answer is NotFetched refused)
            log.LogWarning("Feed {Feed}: its hub {Hub} could not be asked for a subscription: {Reason}", feed.Url, hub, refused.Reason);
    }

    private static bool IsNeeded(HubSubscription? known, Uri hub, string topic, DateTimeOffset now) =>
        known is null || known.Hub != hub.AbsoluteUri || known.Topic != topic
        || (!(known.Until > now + RenewBefore) && !(known.Asked > now - AskAgain));

    // The Link header goes before the document (WebSub, 4).
    private static Uri? HubOf(FeedContent content, Fetched document) =>
        document.Links.Where(link => link.Rel == "hub").Select(link => link.Href).Concat(content.Hubs)
            .Select(href => Uri.TryCreate(document.Address, href, out var hub) && hub.Scheme is "http" or "https" ? hub : null).FirstOrDefault(hub => hub is not null);

    private static string TopicOf(FeedContent content, Fetched document) =>
        document.Links.Where(link => link.Rel == "self").Select(link => link.Href).FirstOrDefault() is { } self && Uri.TryCreate(document.Address, self, out var stated) ? stated.AbsoluteUri
        : content.Self ?? document.Address.AbsoluteUri;
}
