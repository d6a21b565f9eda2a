using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StoryWatch.Feeds.Tests.Polling;

/// <summary>A web server on this machine that answers as a test says, byte by byte, and remembers what it was asked.</summary>
internal sealed class MisbehavingServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <param name="address">Every address of 127.0.0.0/8 is this machine.</param>
    public MisbehavingServer(string address = "127.0.0.1")
    {
        _listener = new TcpListener(IPAddress.Parse(address), 0);
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}/feed");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Requests so far, head only.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What to do with the next requests; the last one stays.</summary>
    public Queue<Func<Stream, CancellationToken, Task>> Answers { get; } = new();

    /// <summary>Completes when a body has begun and then stalls.</summary>
    public TaskCompletionSource Stalled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MisbehavingServer Answer(string head, string body = "") => Answer(head, Encoding.UTF8.GetBytes(body));

    public MisbehavingServer Answer(string head, byte[] body) => Answer(async (stream, stop) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), stop);
        await stream.WriteAsync(body, stop);
    });

    public MisbehavingServer Answer(Func<Stream, CancellationToken, Task> answer)
    {
        Answers.Enqueue(answer);
        return this;
    }

    /// <summary>Sends the head and the first bytes, and then nothing.</summary>
    public MisbehavingServer Stall(string head) => Answer(async (stream, stop) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nContent-Length: 100000\r\n\r\n<rss>"), stop);
        Stalled.TrySetResult();
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    });

    /// <summary>Sends for ever, or until the other side has enough.</summary>
    public MisbehavingServer Endless() => Answer(async (stream, stop) =>
    {
        var chunk = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), stop);
        while (!stop.IsCancellationRequested)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"), stop);
            await stream.WriteAsync(chunk, stop);
            await stream.WriteAsync("\r\n"u8.ToArray(), stop);
        }
    });

    /// <summary>A few kilobytes of gzip (or brotli) that unpack to many megabytes.</summary>
    public static byte[] Bomb(string coding)
    {
        using var packed = new MemoryStream();
        using (Stream pack = coding == "br" ? new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true) : new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++)
                pack.Write(zeros);
        }

        return packed.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = AnswerAsync(client);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
                var head = new StringBuilder();
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
                    head.Append(line).Append('\n');
                Func<Stream, CancellationToken, Task> answer;
                lock (Requests)
                {
                    Requests.Add(head.ToString());
                    answer = Answers.Count > 1 ? Answers.Dequeue() : Answers.Peek();
                }

                await answer(client.GetStream(), _stop.Token);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
            {
                // The other side had enough.
            }
        }
    }
}
