using System.IO.Compression;
using System.Text;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Testing;

namespace StoryWatch.Feeds.Tests.Polling;

/// <summary>What the poller does with servers that behave and with those that do not, case by case.</summary>
public sealed class FeedPollerTests
{
    private static readonly string OneItem = Made.Rss([("l-1", "Envoys meet", "They met on Monday.")]);

    [Fact]
    public async Task A_feed_is_read_and_asked_again_with_its_validators_as_they_were_written()
    {
        await using var server = new MisbehavingServer()
            .Answer("200 OK\r\nETag: W/\"odd \\ one\"\r\nLast-Modified: Mon, 22 Mar 2021 08:00:00 +0000", OneItem)
            .Answer("304 Not Modified\r\nETag: W/\"odd \\ one\"");
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);

        var first = await rig.PollAsync(id);
        first.State.Health.ShouldBe(FeedHealth.Ok);
        first.State.Title.ShouldBe("The Ledger");
        first.State.NextPoll.ShouldBe(Some.Day + FeedRhythm.Usual);
        var second = await rig.PollNextAsync(id);

        server.Requests[1].ShouldContain("If-None-Match: W/\"odd \\ one\"\n");
        server.Requests[1].ShouldContain("If-Modified-Since: Mon, 22 Mar 2021 08:00:00 +0000\n");
        second.State.LastSuccess.ShouldBe(rig.Clock.GetUtcNow());
        second.State.ETag.ShouldBe("W/\"odd \\ one\"");
        (await rig.ArticlesAsync()).ShouldHaveSingleItem().Text.ShouldBe("They met on Monday.");
    }

    [Fact]
    public async Task Pages_beyond_twenty_and_one_that_failed_come_with_the_next_polls_as_revisions()
    {
        const int Items = 25;
        var failing = true;
        MisbehavingServer server = null!;
        await using var made = server = new MisbehavingServer();
        server.Answer(async (stream, stop) =>
        {
            var asked = server.Requests[^1].Split(' ')[1];
            var (head, body) = asked == "/feed"
                ? ("200 OK\r\nETag: \"same\"\r\nContent-Type: application/rss+xml", FeedOf(server.Address, Items))
                : asked == "/a-20" && failing ? ("503 Away\r\nContent-Type: text/html", "away")
                : ("200 OK\r\nContent-Type: text/html", $"<article><p>{asked} tells at length of how the envoys met on Monday, what they said to each other, and who waited at the door of the old palace.</p><p>Then they left for the capital, where the ministers heard of it in the evening, and nobody would say whether they meet again.</p></article>");
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"), stop);
        });
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address, FeedSettings.Default with { FetchArticles = true });

        await rig.PollAsync(id);
        var first = await rig.ArticlesAsync();
        (first.Count, first.Count(article => article.Text.Contains("at length", StringComparison.Ordinal))).ShouldBe((Items, 19));
        await rig.PollNextAsync(id);
        var second = await rig.ArticlesAsync();
        (second.Count, second.Count(article => article.Revision > 1)).ShouldBe((Items + 5, 5));
        failing = false;
        await rig.PollNextAsync(id);
        (await rig.ArticlesAsync()).Count(article => article.Text.Contains("at length", StringComparison.Ordinal)).ShouldBe(Items);

        // All pages are had: the document is known by its validator again, and no page is asked for twice.
        var requests = server.Requests.Count;
        await rig.PollNextAsync(id);
        server.Requests.Count.ShouldBe(requests + 1);
        server.Requests.Count(request => request.StartsWith("GET /a-20 ", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task A_page_that_stays_away_is_asked_for_three_times_and_the_summary_stands()
    {
        MisbehavingServer server = null!;
        await using var made = server = new MisbehavingServer();
        server.Answer(async (stream, stop) =>
        {
            var isFeed = server.Requests[^1].StartsWith("GET /feed ", StringComparison.Ordinal);
            var body = isFeed ? FeedOf(server.Address, 1) : "";
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {(isFeed ? "200 OK" : "404 Not Found")}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"), stop);
        });
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address, FeedSettings.Default with { FetchArticles = true });

        await rig.PollAsync(id);
        for (var poll = 0; poll < 5; poll++)
            await rig.PollNextAsync(id);

        server.Requests.Count(request => request.StartsWith("GET /a-1 ", StringComparison.Ordinal)).ShouldBe(3);
        (await rig.ArticlesAsync()).ShouldHaveSingleItem().Text.ShouldBe("They met.");
    }

    private static string FeedOf(Uri address, int items) =>
        $"""
        <rss version="2.0"><channel><title>The Ledger</title>{string.Concat(Enumerable.Range(1, items).Select(n =>
            $"<item><guid isPermaLink=\"false\">a-{n}</guid><title>Envoys meet {n}</title><link>{new Uri(address, $"/a-{n}")}</link><description>They met.</description></item>"))}</channel></rss>
        """;

    [Fact]
    public async Task A_304_without_an_etag_keeps_the_one_that_is_known()
    {
        await using var server = new MisbehavingServer().Answer("200 OK\r\nETag: \"a\"", OneItem).Answer("304 Not Modified");
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);

        await rig.PollAsync(id);
        await rig.PollNextAsync(id);
        await rig.PollNextAsync(id);

        server.Requests[2].ShouldContain("If-None-Match: \"a\"\n");
    }

    [Fact]
    public async Task A_304_to_a_request_without_a_condition_is_an_error()
    {
        await using var server = new MisbehavingServer().Answer("304 Not Modified");
        using var rig = new PollerRig();

        var feed = await rig.PollAsync(await rig.AddAsync(server.Address));

        feed.State.LastError.ShouldNotBeNull().ShouldContain("304");
        feed.State.Health.ShouldBe(FeedHealth.Failing);
    }

    [Fact]
    public async Task The_same_document_without_validators_is_known_by_its_bytes()
    {
        await using var server = new MisbehavingServer().Answer("200 OK", OneItem);
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);
        var lessons = new List<FeedLesson>();
        rig.Feeds.Saved = lessons.Add;

        await rig.PollAsync(id);
        await rig.PollNextAsync(id);

        lessons[0].Items.ShouldNotBeEmpty();
        lessons[1].Items.ShouldBeEmpty();
        (await rig.ArticlesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_body_that_stalls_is_given_up_when_the_time_is_over()
    {
        await using var server = new MisbehavingServer().Stall("200 OK");
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);

        var polling = rig.PollAsync(id);
        await server.Stalled.Task.WaitAsync(rig.Limit);
        polling.IsCompleted.ShouldBeFalse();
        rig.Clock.Advance(TimeSpan.FromSeconds(60));

        (await polling.WaitAsync(rig.Limit)).State.LastError.ShouldNotBeNull().ShouldContain("within 60 seconds");
        (await rig.ArticlesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        await using var server = new MisbehavingServer().Endless();
        using var rig = new PollerRig();

        (await rig.PollAsync(await rig.AddAsync(server.Address))).State.LastError.ShouldNotBeNull().ShouldContain("does not end");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_is_cut_off_before_it_goes_off(string coding)
    {
        await using var server = new MisbehavingServer().Answer($"200 OK\r\nContent-Encoding: {coding}", MisbehavingServer.Bomb(coding));
        using var rig = new PollerRig();

        (await rig.PollAsync(await rig.AddAsync(server.Address))).State.LastError.ShouldNotBeNull().ShouldContain("larger than");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_packed_body_is_unpacked(string coding)
    {
        using var packed = new MemoryStream();
        await using (Stream pack = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
            await pack.WriteAsync(Encoding.UTF8.GetBytes(OneItem));
        await using var server = new MisbehavingServer().Answer($"200 OK\r\nContent-Encoding: {coding}", packed.ToArray());
        using var rig = new PollerRig();

        (await rig.PollAsync(await rig.AddAsync(server.Address))).State.Health.ShouldBe(FeedHealth.Ok);

        server.Requests[0].ShouldContain("Accept-Encoding: gzip, br, deflate");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_damaged_body_is_an_error(string encoding)
    {
        await using var server = new MisbehavingServer().Answer($"200 OK\r\nContent-Encoding: {encoding}", "this is not packed");
        using var rig = new PollerRig();

        (await rig.PollAsync(await rig.AddAsync(server.Address))).State.ErrorStreak.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_charset_of_the_server_does_not_spoil_the_text()
    {
        await using var server = new MisbehavingServer()
            .Answer("200 OK\r\nContent-Type: text/xml; charset=iso-8859-1", Made.Rss([("l-1", "Envoyés à Genève", "Ils se sont réunis.")]));
        using var rig = new PollerRig();

        await rig.PollAsync(await rig.AddAsync(server.Address));

        (await rig.ArticlesAsync()).ShouldHaveSingleItem().Title.ShouldBe("Envoyés à Genève");
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_not_followed()
    {
        await using var inner = new MisbehavingServer("127.0.0.2").Answer("200 OK", OneItem);
        await using var outer = new MisbehavingServer().Answer($"302 Found\r\nLocation: {inner.Address}");
        using var rig = new PollerRig(allowed: address => address.Equals(System.Net.IPAddress.Loopback));

        var feed = await rig.PollAsync(await rig.AddAsync(outer.Address));

        feed.State.LastError.ShouldNotBeNull().ShouldContain("127.0.0.2 has no public address");
        inner.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_in_a_circle_and_one_to_nowhere_are_errors()
    {
        await using var circle = new MisbehavingServer().Answer("301 Moved Permanently\r\nLocation: /feed");
        await using var nowhere = new MisbehavingServer().Answer("301 Moved Permanently\r\nLocation: file:///etc/passwd");
        using var rig = new PollerRig();

        (await rig.PollAsync(await rig.AddAsync(circle.Address))).State.LastError.ShouldNotBeNull().ShouldContain("more than 5 times");
        (await rig.PollAsync(await rig.AddAsync(nowhere.Address))).State.LastError.ShouldNotBeNull().ShouldContain("no web address");
    }

    [Fact]
    public async Task A_feed_that_moved_for_good_is_asked_there_from_then_on_and_its_articles_stay_the_same()
    {
        await using var after = new MisbehavingServer("127.0.0.2").Answer("200 OK", OneItem);
        await using var before = new MisbehavingServer().Answer("200 OK", OneItem + " ").Answer($"301 Moved Permanently\r\nLocation: {after.Address}");
        using var rig = new PollerRig();
        var id = await rig.AddAsync(before.Address);

        await rig.PollAsync(id);
        (await rig.PollNextAsync(id)).Url.ShouldBe(after.Address.AbsoluteUri);
        await rig.PollNextAsync(id);

        (before.Requests.Count, after.Requests.Count).ShouldBe((2, 2));
        (await rig.ArticlesAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("302 Found")]
    [InlineData("307 Temporary Redirect")]
    public async Task A_feed_that_is_elsewhere_for_now_is_asked_at_its_own_address_again(string status)
    {
        await using var after = new MisbehavingServer("127.0.0.2").Answer("200 OK", OneItem);
        await using var before = new MisbehavingServer().Answer($"{status}\r\nLocation: {after.Address}");
        using var rig = new PollerRig();

        (await rig.PollAsync(await rig.AddAsync(before.Address))).Url.ShouldBe(before.Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_asked_no_more_until_an_editor_asks()
    {
        await using var server = new MisbehavingServer().Answer("410 Gone").Answer("200 OK", OneItem);
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);

        (await rig.PollAsync(id)).State.Health.ShouldBe(FeedHealth.Gone);
        rig.Clock.Advance(TimeSpan.FromDays(365));
        await rig.PollAsync(id);
        server.Requests.Count.ShouldBe(1);

        await rig.Feeds.AskAsync(id, rig.Clock.GetUtcNow() - TimeSpan.FromSeconds(1), rig.Limit);
        (await rig.PollAsync(id)).State.Health.ShouldBe(FeedHealth.Ok);
        (await rig.Feeds.AlertsAsync(0, 10, rig.Limit)).Select(alert => (alert.From, alert.To))
            .ShouldBe([(FeedHealth.New, FeedHealth.Gone), (FeedHealth.Gone, FeedHealth.Ok)]);
    }

    [Theory]
    [InlineData("429 Too Many Requests\r\nRetry-After: Mon, 22 Mar 2021 12:00:00 GMT", 180)]
    [InlineData("429 Too Many Requests\r\nRetry-After: 7200", 120)]
    [InlineData("503 Service Unavailable\r\nRetry-After: 5400", 90)]
    public async Task A_server_that_says_when_to_come_again_is_not_asked_before(string answer, int minutes)
    {
        await using var server = new MisbehavingServer().Answer(answer);
        using var rig = new PollerRig();

        var next = (await rig.PollAsync(await rig.AddAsync(server.Address))).State.NextPoll.ShouldNotBeNull();

        next.ShouldBeInRange(Some.Day.AddMinutes(minutes), Some.Day.AddMinutes(minutes + 1));
    }

    [Fact]
    public async Task Other_feeds_of_a_host_that_asks_for_quiet_wait_too()
    {
        await using var server = new MisbehavingServer().Answer("429 Too Many Requests\r\nRetry-After: 7200").Answer("200 OK", OneItem);
        using var rig = new PollerRig();
        await rig.AddAsync(server.Address);
        var other = await rig.AddAsync(new Uri(server.Address, "/other"));

        await rig.PollAsync(other);
        server.Requests.Count.ShouldBe(1);

        rig.Clock.Advance(TimeSpan.FromMinutes(121));
        (await rig.PollAsync(other)).State.Health.ShouldBe(FeedHealth.Ok);
    }

    [Fact]
    public async Task A_429_without_a_time_makes_the_polls_rarer_each_time()
    {
        await using var server = new MisbehavingServer().Answer("429 Too Many Requests");
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);
        var waits = new List<double>();

        await rig.PollAsync(id);
        for (var i = 0; i < 9; i++)
        {
            var feed = await rig.PollNextAsync(id);
            waits.Add((feed.State.NextPoll!.Value - rig.Clock.GetUtcNow()).TotalMinutes);
        }

        waits.Take(4).ShouldBe([30, 60, 120, 240]);
        waits[^1].ShouldBe(24 * 60);
    }

    [Fact]
    public async Task A_feed_that_fails_is_told_once_asked_less_often_and_told_again_when_it_is_well()
    {
        await using var server = new MisbehavingServer().Answer("200 OK", OneItem)
            .Answer("500 Internal Server Error").Answer("200 OK", "<html><body>Not found</body></html>").Answer("404 Not Found").Answer("200 OK", OneItem + " ");
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);

        await rig.PollAsync(id);
        (await rig.PollNextAsync(id)).State.Health.ShouldBe(FeedHealth.Ok);
        (await rig.PollNextAsync(id)).State.LastError.ShouldNotBeNull().ShouldContain("root is <html>");
        var failing = await rig.PollNextAsync(id);
        (failing.State.Health, failing.State.ErrorStreak, failing.State.LastError).ShouldBe((FeedHealth.Failing, 3, "404 Not Found"));
        (failing.State.NextPoll - rig.Clock.GetUtcNow()).ShouldBe(TimeSpan.FromMinutes(40));
        (await rig.PollNextAsync(id)).State.ErrorStreak.ShouldBe(0);

        (await rig.Feeds.AlertsAsync(0, 10, rig.Limit)).Select(alert => (alert.To, alert.Reason))
            .ShouldBe([(FeedHealth.Ok, "read"), (FeedHealth.Failing, "404 Not Found"), (FeedHealth.Ok, "read")]);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_that_says_so()
    {
        Uri address;
        await using (var server = new MisbehavingServer())
            address = server.Address;
        using var rig = new PollerRig();

        (await rig.PollAsync(await rig.AddAsync(address))).State.LastError.ShouldNotBeNull().ShouldContain("refused");
    }

    [Fact]
    public async Task A_host_is_asked_for_one_feed_at_a_time_and_others_meanwhile()
    {
        var (asked, goOn) = (NewSignal(), NewSignal());
        await using var slow = new MisbehavingServer().Answer(async (stream, stop) =>
        {
            asked.SetResult();
            await goOn.Task.WaitAsync(stop);
            await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), stop);
        }).Answer("404 Not Found");
        await using var other = new MisbehavingServer("127.0.0.2").Answer("200 OK", OneItem);
        using var rig = new PollerRig();
        var polled = NewSignal();
        rig.Feeds.Saved = lesson => polled.TrySetResult();
        await rig.AddAsync(slow.Address);
        await rig.AddAsync(new Uri(slow.Address, "/second"));
        await rig.AddAsync(other.Address);

        var polling = rig.Poller.PollDueAsync(rig.Limit);
        await asked.Task.WaitAsync(rig.Limit);
        await polled.Task.WaitAsync(rig.Limit);
        (slow.Requests.Count, other.Requests.Count).ShouldBe((1, 1));

        goOn.SetResult();
        await polling.WaitAsync(rig.Limit);
        slow.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_poll_that_finds_nothing_it_knows_makes_the_polls_denser()
    {
        await using var server = new MisbehavingServer();
        foreach (var part in (int[])[0, 1, 2, 2])
            server.Answer("200 OK", Made.Rss(Enumerable.Range(10 * part, 10).Select(i => ($"l-{i}", $"Title {i}", $"Text {i}."))) + new string(' ', server.Answers.Count));
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);

        (await rig.PollAsync(id)).State.Gaps.ShouldBe(0);
        var missed = await rig.PollNextAsync(id);
        missed.State.Gaps.ShouldBe(1);
        (await rig.PollNextAsync(id)).State.Gaps.ShouldBe(2);
        var overlapping = await rig.PollNextAsync(id);

        overlapping.State.Gaps.ShouldBe(2);
        missed.State.Interval.ShouldBeLessThan(FeedRhythm.Usual);
        (await rig.ArticlesAsync()).Count.ShouldBe(30);
    }

    [Fact]
    public async Task A_feed_that_is_silent_for_longer_than_it_ever_was_is_told()
    {
        await using var server = new MisbehavingServer().Answer("200 OK\r\nETag: \"a\"", OneItem).Answer("304 Not Modified");
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);

        await rig.PollAsync(id);
        (await rig.PollNextAsync(id)).State.Health.ShouldBe(FeedHealth.Ok);
        rig.Clock.Advance(TimeSpan.FromDays(3));
        (await rig.PollAsync(id)).State.Health.ShouldBe(FeedHealth.Silent);

        (await rig.Feeds.AlertsAsync(1, 10, rig.Limit)).ShouldHaveSingleItem().Reason.ShouldContain("72 hours ago");
    }

    [Fact]
    public async Task Of_two_pollers_one_polls_and_the_other_takes_over_when_it_stops()
    {
        await using var server = new MisbehavingServer().Answer("200 OK", OneItem);
        using var rig = new PollerRig();
        var saved = NewSignal();
        rig.Feeds.Saved = _ => saved.TrySetResult();
        var id = await rig.AddAsync(server.Address);
        using var stopFirst = new CancellationTokenSource();
        using var stopSecond = new CancellationTokenSource();

        var first = rig.Poller.RunAsync(stopFirst.Token);
        await saved.Task.WaitAsync(rig.Limit);
        var second = rig.CreatePoller().RunAsync(stopSecond.Token);
        await stopFirst.CancelAsync();
        await first.WaitAsync(rig.Limit);
        server.Requests.Count.ShouldBe(1);

        saved = NewSignal();
        await rig.Feeds.AskAsync(id, rig.Clock.GetUtcNow().AddTicks(1), rig.Limit);
        while (!saved.Task.IsCompleted)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(2));
            await Task.WhenAny(saved.Task, Task.Delay(20, rig.Limit));
        }

        await stopSecond.CancelAsync();
        await second.WaitAsync(rig.Limit);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_poll_that_cannot_be_ended_is_done_again_after_a_while_and_nothing_is_lost()
    {
        await using var server = new MisbehavingServer().Answer("200 OK", OneItem);
        using var rig = new PollerRig();
        var id = await rig.AddAsync(server.Address);
        var fails = true;
        rig.Feeds.BeforeSave = _ => { if (fails) throw new IOException("The disk is full."); };

        await rig.Poller.PollDueAsync(rig.Limit);
        await rig.Poller.PollDueAsync(rig.Limit);
        server.Requests.Count.ShouldBe(1);

        fails = false;
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        (await rig.PollAsync(id)).State.Health.ShouldBe(FeedHealth.Ok);
        server.Requests.Count.ShouldBe(2);
        (await rig.ArticlesAsync()).Count.ShouldBe(1);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
