using System.Net;
using System.Text;

namespace StoryWatch.Feeds.Tests;

public sealed class FeedDownloadTests
{
    private const string Feed = "<rss><channel/></rss>";

    [Fact]
    public async Task A_feed_of_this_machine_is_fetched_only_where_that_is_allowed()
    {
        await using var server = new CannedServer("127.0.0.1", "HTTP/1.1 200 OK", Feed);

        var refused = await FeedDownload.GetAsync(server.Address, allowPrivateAddresses: false, default).ShouldThrowAsync<HttpRequestException>();
        refused.Message.ShouldContain("--allow-private-addresses");
        server.Requests.ShouldBe(0);

        Encoding.ASCII.GetString((await FeedDownload.GetAsync(server.Address, allowPrivateAddresses: true, default)).Bytes).ShouldBe(Feed);
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_refused_as_its_address_is()
    {
        await using var server = new CannedServer("127.0.0.1", "HTTP/1.1 200 OK", Feed);

        await FeedDownload.GetAsync(new UriBuilder(server.Address) { Host = "localhost" }.Uri, allowPrivateAddresses: false, default)
            .ShouldThrowAsync<HttpRequestException>();
        server.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_redirect_passes_the_same_check()
    {
        await using var inner = new CannedServer("127.0.0.2", "HTTP/1.1 200 OK", Feed);
        await using var outer = new CannedServer("127.0.0.1", $"HTTP/1.1 302 Found\r\nLocation: {inner.Address}");

        var read = FeedDownload.GetAsync(outer.Address, address => address.Equals(IPAddress.Loopback), default);
        (await read.ShouldThrowAsync<HttpRequestException>()).Message.ShouldContain("127.0.0.2");
        (outer.Requests, inner.Requests).ShouldBe((1, 0));

        Encoding.ASCII.GetString((await FeedDownload.GetAsync(outer.Address, IPAddress.IsLoopback, default)).Bytes).ShouldBe(Feed);
    }

    [Fact]
    public async Task More_than_the_limit_is_not_taken()
    {
        await using var server = new CannedServer("127.0.0.1", "HTTP/1.1 200 OK", new string(' ', FeedLimits.Characters + 1));

        await FeedDownload.GetAsync(server.Address, allowPrivateAddresses: true, default).ShouldThrowAsync<HttpRequestException>();
    }
}
