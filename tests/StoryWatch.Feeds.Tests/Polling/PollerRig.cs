using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Feeds.Polling;
using StoryWatch.Feeds.WebSub;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Stories.Articles;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Feeds.Tests.Polling;

/// <summary>The poller over stores in memory, a clock that the test sets and real requests to this machine.</summary>
internal sealed class PollerRig : IDisposable
{
    private readonly FeedFetch _fetch;

    public PollerRig(Uri? publicAddress = null, Func<IPAddress, bool>? allowed = null)
    {
        var options = new FeedOptions { PublicAddress = publicAddress };
        _fetch = new FeedFetch(options, Clock, allowed ?? IPAddress.IsLoopback);
        var gates = new HostGates(Clock);
        var intake = new FeedIntake(Inbox, new ArticlePages(_fetch, gates));
        var hubs = new HubSubscriber(Feeds, _fetch, options, Clock, NullLogger<HubSubscriber>.Instance);
        var poll = new FeedPoll(Feeds, intake, _fetch, gates, hubs, () => 0.5, Clock, NullLogger<FeedPoll>.Instance);
        var leases = new InMemoryLeases(Clock);
        CreatePoller = () => new FeedPoller(Feeds, poll, gates, new LeaseHolder(leases, Clock), options, Clock, NullLogger<FeedPoller>.Instance);
        Poller = CreatePoller();
        Pushes = new HubPushes(Feeds, intake, Clock, NullLogger<HubPushes>.Instance);
    }

    public ManualClock Clock { get; } = new(Some.Day);

    public InMemoryFeeds Feeds { get; } = new();

    public InMemoryStore Inbox { get; } = new();

    public FeedPoller Poller { get; }

    /// <summary>Makes a poller of another process over the same stores.</summary>
    public Func<FeedPoller> CreatePoller { get; }

    public IFeedPushes Pushes { get; }

    public CancellationToken Limit { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    public void Dispose() => _fetch.Dispose();

    public async Task<string> AddAsync(Uri address, FeedSettings? settings = null)
    {
        var feed = Feed.At(address.AbsoluteUri, settings ?? FeedSettings.Default);
        (await Feeds.AddAsync(feed, Limit)).ShouldBeTrue();
        return feed.Id;
    }

    /// <summary>Polls what is due now and gives the feed as it is afterwards.</summary>
    public async Task<Feed> PollAsync(string id)
    {
        await Poller.PollDueAsync(Limit);
        return (await Feeds.FindAsync(id, Limit)).ShouldNotBeNull();
    }

    /// <summary>Sets the clock to the feed's next poll, and polls.</summary>
    public async Task<Feed> PollNextAsync(string id)
    {
        var next = (await Feeds.FindAsync(id, Limit)).ShouldNotBeNull().State.NextPoll.ShouldNotBeNull();
        Clock.Advance(next - Clock.GetUtcNow());
        return await PollAsync(id);
    }

    /// <summary>All revisions in the inbox, in order.</summary>
    public async Task<IReadOnlyList<Article>> ArticlesAsync() => [.. (await ((IInbox)Inbox).ReadAsync(0, 10_000, Limit)).Select(row => row.Article)];
}

/// <summary>Feeds that tests make up.</summary>
internal static class Made
{
    public static string Rss(params IEnumerable<(string Guid, string Title, string Text)> items) =>
        $"""
        <rss version="2.0"><channel><title>The Ledger</title>{string.Concat(items.Select(item =>
            $"<item><guid isPermaLink=\"false\">{item.Guid}</guid><title>{item.Title}</title><description>{item.Text}</description></item>"))}</channel></rss>
        """;
}
