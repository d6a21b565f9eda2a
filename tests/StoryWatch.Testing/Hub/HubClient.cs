using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using StoryWatch.Contracts;

namespace StoryWatch.Testing.Hub;

/// <summary>A page without a browser: speaks SignalR's JSON protocol over a websocket of its own (SignalR's client does not restore everywhere).</summary>
public sealed class HubClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly Channel<HubMessage> _messages = Channel.CreateUnbounded<HubMessage>();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private Task _receiving = Task.CompletedTask;
    private int _calls;

    private HubClient(ClientWebSocket socket) => _socket = socket;

    /// <summary>What the hub called, in order; ends when the connection does, with its error if it has one.</summary>
    public ChannelReader<HubMessage> Messages => _messages.Reader;

    /// <param name="server">The server's base address (http).</param>
    /// <param name="origin">As a browser's page would send it.</param>
    public static async Task<HubClient> ConnectAsync(Uri server, CancellationToken cancellationToken, string? token = null, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (token is not null)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        var client = new HubClient(socket);
        try
        {
            await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hub/stories" }.Uri, cancellationToken).ConfigureAwait(false);
            await client.SendAsync(HubFrames.Handshake, cancellationToken).ConfigureAwait(false);
            client._receiving = client.ReceiveAsync();
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Says where this client is in the journal.</summary>
    public Task FollowAsync(long epoch, long sequence, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture);
        return SendAsync(HubFrames.Invoke(id, "Follow", epoch, sequence), cancellationToken);
    }

    /// <summary>Says where this client is in the journal of a replay.</summary>
    public Task FollowReplayAsync(string replay, long epoch, long sequence, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture);
        return SendAsync(HubFrames.Invoke(id, "FollowReplay", replay, epoch, sequence), cancellationToken);
    }

    /// <summary>Says which story this client has open.</summary>
    public Task WatchAsync(string? story, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture);
        return SendAsync(HubFrames.Invoke(id, "Watch", story!), cancellationToken);
    }

    /// <summary>The next events, statuses and watchers passed over.</summary>
    /// <exception cref="InvalidOperationException">The hub asked for a snapshot or refused a call instead.</exception>
    public async Task<IReadOnlyList<StoryEventMessage>> NextEventsAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await _messages.Reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                case EventsCame came:
                    return came.Events;
                case StatusCame or WatchersCame or ReplayMoved or FiltersCame or FeedHealthCame:
                    continue;
                case var other:
                    throw new InvalidOperationException($"Waited for events; the hub said {other}.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _socket.Abort();
        await _receiving.ConfigureAwait(false);
        _socket.Dispose();
        _sending.Dispose();
        _stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        Exception? broken = null;
        try
        {
            var frames = new MemoryStream();
            var buffer = new byte[16 * 1024];
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token).ConfigureAwait(false);
                if (received.MessageType is WebSocketMessageType.Close)
                    break;
                frames.Write(buffer, 0, received.Count);
                if (received.EndOfMessage)
                    await TakeFramesAsync(frames).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
        catch (Exception failed)
        {
            broken = failed;
        }

        _messages.Writer.TryComplete(broken);
    }

    private async Task TakeFramesAsync(MemoryStream frames)
    {
        var bytes = frames.ToArray().AsMemory();
        int end;
        while ((end = bytes.Span.IndexOf(HubFrames.End)) >= 0)
        {
            if (HubFrames.Read(bytes[..end], out var isPing) is { } message)
                _messages.Writer.TryWrite(message);
            if (isPing)
                await SendAsync(HubFrames.Ping, _stop.Token).ConfigureAwait(false);
            bytes = bytes[(end + 1)..];
        }

        frames.SetLength(0);
        frames.Write(bytes.Span);
    }

    private async Task SendAsync(string frame, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }
}
