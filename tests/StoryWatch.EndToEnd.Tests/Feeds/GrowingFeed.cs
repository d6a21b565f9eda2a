using System.Net;
using System.Text;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Testing.Servers;

namespace StoryWatch.EndToEnd.Tests.Feeds;

/// <summary>A feed on this machine that gets new items when a test says so, and answers with 304 where nothing is new.</summary>
internal sealed class GrowingFeed : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int _items;

    public GrowingFeed()
    {
        Address = new Uri($"http://127.0.0.1:{Ports.Free()}/feed/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public int Items => _items;

    /// <summary>The articles that its items are.</summary>
    public IEnumerable<string> Articles => Enumerable.Range(0, _items).Select(item => ArticleIdentity.Of(null, Address.AbsoluteUri, $"w-{item}", null, ""));

    public void Grow(int by) => _items += by;

    /// <summary>Completes with the next request, before it is answered.</summary>
    public Task NextRequest() => (_asked = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync();
            try
            {
                var (items, response) = (_items, context.Response);
                _asked.TrySetResult();
                var etag = $"\"{items}\"";
                response.Headers["ETag"] = etag;
                if (context.Request.Headers["If-None-Match"] == etag)
                    response.StatusCode = 304;
                else
                    await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Document(items)));
                response.Close();
            }
            catch (HttpListenerException)
            {
                // The other side was killed.
            }
        }
    }

    private static string Document(int items) =>
        $"<rss version=\"2.0\"><channel><title>Wire</title>{string.Concat(Enumerable.Range(0, items).Reverse().Select(item =>
            $"<item><guid isPermaLink=\"false\">w-{item}</guid><title>Report {item} of the wire about talks in the capital</title><description>Item {item}: officials met on Monday and said that they would meet again.</description></item>"))}</channel></rss>";
}
