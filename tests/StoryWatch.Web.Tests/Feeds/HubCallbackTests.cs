using System.Net;

namespace StoryWatch.Web.Tests.Feeds;

public sealed class HubCallbackTests : DeskTests
{
    [Fact]
    public async Task A_callback_that_is_nobodys_is_not_found()
    {
        var callback = new Uri("/websub/feed-1/key?hub.mode=subscribe&hub.challenge=abc", UriKind.Relative);

        (await Desk.Client.GetAsync(callback, TimeLimit)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Desk.PostAsync("/websub/feed-1/key", "<rss/>", "application/rss+xml")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
