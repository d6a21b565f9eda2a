using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StoryWatch.Feeds.Tests;

/// <summary>A web server that gives every request the same answer, and counts them.</summary>
internal sealed class CannedServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Task _serving;

    /// <param name="address">Where it listens: every address of 127.0.0.0/8 is this machine.</param>
    /// <param name="answer">Status line and further headers.</param>
    public CannedServer(string address, string answer, string body = "")
    {
        _listener = new TcpListener(IPAddress.Parse(address), 0);
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}/");
        _serving = ServeAsync($"{answer}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
    }

    public Uri Address { get; }

    public int Requests { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync(string answer)
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            Requests++;
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
    }
}
