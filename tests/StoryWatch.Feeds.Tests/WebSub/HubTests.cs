using System.Security.Cryptography;
using System.Text;
using StoryWatch.Feeds.Tests.Polling;
using StoryWatch.Newsroom.Feeds;

namespace StoryWatch.Feeds.Tests.WebSub;

public sealed class HubTests
{
    private static readonly Uri Desk = new("https://desk.example/");

    [Fact]
    public async Task A_feed_with_a_hub_is_subscribed_to_verified_and_polled_slowly_then()
    {
        await using var hub = new MisbehavingServer("127.0.0.2").Answer("202 Accepted");
        await using var server = new MisbehavingServer().Answer($"200 OK\r\nLink: <{hub.Address}>; rel=\"hub\", <https://ledger.example/self>; rel=\"self\"", Rss("l-1"));
        using var rig = new PollerRig(Desk);
        var id = await rig.AddAsync(server.Address);

        var feed = await rig.PollAsync(id);

        hub.Requests.ShouldHaveSingleItem().ShouldStartWith("POST");
        var subscription = feed.Hub.ShouldNotBeNull();
        (subscription.Hub, subscription.Topic, subscription.Until).ShouldBe((hub.Address.AbsoluteUri, "https://ledger.example/self", null));
        (await rig.Pushes.VerifyAsync(id, "wrong", "subscribe", subscription.Topic, null, rig.Limit)).ShouldBeFalse();
        (await rig.Pushes.VerifyAsync(id, subscription.Key, "subscribe", "https://other.example/", null, rig.Limit)).ShouldBeFalse();
        (await rig.Pushes.VerifyAsync(id, subscription.Key, "unsubscribe", subscription.Topic, null, rig.Limit)).ShouldBeFalse();
        (await rig.Pushes.VerifyAsync(id, subscription.Key, "subscribe", subscription.Topic, TimeSpan.FromDays(5), rig.Limit)).ShouldBeTrue();

        var polled = await rig.PollNextAsync(id);
        polled.Hub.ShouldNotBeNull().Until.ShouldBe(Testing.Some.Day.AddDays(5));
        polled.State.Interval.ShouldBe(FeedRhythm.Longest);
        hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_subscription_is_renewed_before_it_ends_and_asked_for_again_where_the_hub_never_verified()
    {
        await using var hub = new MisbehavingServer("127.0.0.2").Answer("202 Accepted");
        await using var server = new MisbehavingServer().Answer($"200 OK\r\nETag: \"a\"\r\nLink: <{hub.Address}>; rel=hub", Rss("l-1")).Answer("304 Not Modified");
        using var rig = new PollerRig(Desk);
        var id = await rig.AddAsync(server.Address);

        await rig.PollAsync(id);
        rig.Clock.Advance(TimeSpan.FromMinutes(30));
        await rig.PollAsync(id);
        hub.Requests.Count.ShouldBe(1);
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var key = (await rig.PollAsync(id)).Hub.ShouldNotBeNull();
        hub.Requests.Count.ShouldBe(2);

        await rig.Pushes.VerifyAsync(id, key.Key, "subscribe", key.Topic, TimeSpan.FromDays(2), rig.Limit);
        rig.Clock.Advance(TimeSpan.FromHours(23));
        await rig.PollAsync(id);
        hub.Requests.Count.ShouldBe(2);
        rig.Clock.Advance(TimeSpan.FromHours(3));
        (await rig.PollAsync(id)).Hub.ShouldNotBeNull().Key.ShouldBe(key.Key);
        hub.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    [InlineData("sha512")]
    public async Task What_a_hub_pushes_is_taken_where_it_is_signed_and_once(string method)
    {
        using var rig = new PollerRig(Desk);
        var (id, hub) = await SubscribedAsync(rig);
        var body = Encoding.UTF8.GetBytes(Rss("l-2"));

        (await rig.Pushes.ReceiveAsync(id, hub.Key, body, null, null, rig.Limit)).ShouldBeTrue();
        (await rig.Pushes.ReceiveAsync(id, hub.Key, body, Sign(method, body, "wrong"), null, rig.Limit)).ShouldBeTrue();
        (await rig.Pushes.ReceiveAsync(id, hub.Key, body, "md5=00", null, rig.Limit)).ShouldBeTrue();
        (await rig.ArticlesAsync()).ShouldBeEmpty();

        (await rig.Pushes.ReceiveAsync(id, hub.Key, body, Sign(method, body, hub.Secret), null, rig.Limit)).ShouldBeTrue();
        (await rig.Pushes.ReceiveAsync(id, hub.Key, body, Sign(method, body, hub.Secret), null, rig.Limit)).ShouldBeTrue();
        (await rig.ArticlesAsync()).Count.ShouldBe(1);
        (await rig.Pushes.ReceiveAsync(id, "wrong", body, Sign(method, body, hub.Secret), null, rig.Limit)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_pushed_and_is_polled_later_is_one_article()
    {
        await using var server = new MisbehavingServer().Answer("200 OK", Rss("l-2"));
        using var rig = new PollerRig(Desk);
        var (id, hub) = await SubscribedAsync(rig, server.Address);
        var body = Encoding.UTF8.GetBytes(Rss("l-2"));

        await rig.Pushes.ReceiveAsync(id, hub.Key, body, Sign("sha256", body, hub.Secret), null, rig.Limit);
        await rig.PollAsync(id);

        (await rig.ArticlesAsync()).Count.ShouldBe(1);
        (await rig.Feeds.FindAsync(id, rig.Limit)).ShouldNotBeNull().Rhythm.Arrivals.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_push_that_is_no_feed_makes_the_feed_due()
    {
        using var rig = new PollerRig(Desk);
        var (id, hub) = await SubscribedAsync(rig);
        await rig.Feeds.SaveAsync(new FeedLesson(id, rig.Clock.GetUtcNow()) { State = new FeedState { LastAttempt = Testing.Some.Day.AddHours(-1), NextPoll = Testing.Some.Day.AddDays(1) } }, rig.Limit);
        var body = "ping"u8.ToArray();

        await rig.Pushes.ReceiveAsync(id, hub.Key, body, Sign("sha256", body, hub.Secret), null, rig.Limit);

        (await rig.Feeds.DueAsync(rig.Clock.GetUtcNow(), 10, rig.Limit)).ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    private static async Task<(string Id, HubSubscription Hub)> SubscribedAsync(PollerRig rig, Uri? address = null)
    {
        var id = await rig.AddAsync(address ?? new Uri("https://ledger.example/feed"));
        var hub = new HubSubscription("https://hub.example/", "https://ledger.example/feed", "key", "secret", Testing.Some.Day, Testing.Some.Day.AddDays(1));
        await rig.Feeds.SubscribeAsync(id, hub, rig.Limit);
        return (id, hub);
    }

    private static string Sign(string method, byte[] body, string secret)
    {
        var key = Encoding.UTF8.GetBytes(secret);
#pragma warning disable CA5350 // What hubs use.
        var hash = method switch { "sha1" => HMACSHA1.HashData(key, body), "sha256" => HMACSHA256.HashData(key, body), _ => HMACSHA512.HashData(key, body) };
#pragma warning restore CA5350
        return $"{method}={Convert.ToHexStringLower(hash)}";
    }

    private static string Rss(string guid) => Made.Rss([(guid, $"Title of {guid}", $"Text of {guid}.")]);
}
