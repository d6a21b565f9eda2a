using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using StoryWatch.Feeds.Polling;
using StoryWatch.Feeds.Reading;
using StoryWatch.Newsroom.Feeds;

namespace StoryWatch.Feeds.WebSub;

/// <summary>Answers hubs and takes what they push, the same way as a poll does.</summary>
internal sealed class HubPushes(IFeeds feeds, FeedIntake intake, TimeProvider clock, ILogger<HubPushes> log) : IFeedPushes
{
    private static readonly TimeSpan UsualLease = TimeSpan.FromDays(10);
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(90);

    public async Task<bool> VerifyAsync(string feed, string key, string mode, string? topic, TimeSpan? lease, CancellationToken cancellationToken)
    {
        if (await FindAsync(feed, key, cancellationToken).ConfigureAwait(false) is not { Hub: { } hub } known)
            return false;
        switch (mode)
        {
            case "subscribe" when topic == hub.Topic && hub.Asked is not null:
                var granted = lease is { } given && given > TimeSpan.Zero ? given < LongestLease ? given : LongestLease : UsualLease;
                await feeds.SubscribeAsync(feed, hub with { Until = clock.GetUtcNow() + granted }, cancellationToken).ConfigureAwait(false);
                return true;
            case "denied":
                log.LogWarning("Feed {Feed}: its hub {Hub} denies the subscription; it is polled.", known.Url, hub.Hub);
                await feeds.SubscribeAsync(feed, hub with { Until = null }, cancellationToken).ConfigureAwait(false);
                return true;
            default:
                // Nobody here unsubscribes from a feed that is read.
                return false;
        }
    }

    public async Task<bool> KnowsAsync(string feed, string key, CancellationToken cancellationToken) =>
        await FindAsync(feed, key, cancellationToken).ConfigureAwait(false) is not null;

    public async Task<bool> ReceiveAsync(
        string feed, string key, ReadOnlyMemory<byte> body, string? signature, string? charset, CancellationToken cancellationToken)
    {
        if (await FindAsync(feed, key, cancellationToken).ConfigureAwait(false) is not { Hub: { } hub } known)
            return false;
        if (!HubSignature.IsOf(signature, body.Span, hub.Secret))
        {
            log.LogWarning("Feed {Feed}: a push without its hub's signature was passed over.", known.Url);
            return true;
        }

        var now = clock.GetUtcNow();
        if (known.Settings.FetchArticles)
        {
            // Pages take longer than a hub waits: the poller fetches them.
            await feeds.AskAsync(feed, now, cancellationToken).ConfigureAwait(false);
            return true;
        }

        try
        {
            var content = FeedDocument.Read(body, new FeedSource(new Uri(known.Url), charset, known.Settings.Format), now, FeedLimits.Characters);
            var taken = await intake.TakeAsync(
                known, content, await feeds.RememberedAsync(feed, cancellationToken).ConfigureAwait(false), now, refresh: false, cancellationToken).ConfigureAwait(false);
            await feeds.SaveAsync(new FeedLesson(feed, now) { Came = taken.Came, Items = taken.Items }, cancellationToken).ConfigureAwait(false);
        }
        catch (FeedFormatException broken)
        {
            // Some hubs push a ping, and some what they cannot read themselves: the feed is asked.
            log.LogWarning("Feed {Feed}: what its hub pushed {Reason}; the feed is polled.", known.Url, broken.Message);
            await feeds.AskAsync(feed, now, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async Task<Feed?> FindAsync(string id, string key, CancellationToken cancellationToken) =>
        await feeds.FindAsync(id, cancellationToken).ConfigureAwait(false) is { Hub: { } hub } feed
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hub.Key), Encoding.UTF8.GetBytes(key))
            ? feed
            : null;
}
