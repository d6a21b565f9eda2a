using System.Threading.Channels;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Testing.Suites;

/// <summary>Keeps what it gets, and fails afterwards where it shall.</summary>
public sealed class RecordingSubscriber : IEventSubscriber
{
    private readonly Channel<StoryEventMessage> _received = Channel.CreateUnbounded<StoryEventMessage>();

    public bool Fails { get; init; }

    public Task ReceiveAsync(StoryEventMessage message, CancellationToken cancellationToken)
    {
        _received.Writer.TryWrite(message);
        return Fails ? Task.FromException(new InvalidOperationException("This subscriber fails.")) : Task.CompletedTask;
    }

    /// <summary>The next so many, when they have come.</summary>
    public async Task<IReadOnlyList<StoryEventMessage>> FirstAsync(int count, CancellationToken cancellationToken)
    {
        var messages = new List<StoryEventMessage>();
        while (messages.Count < count)
            messages.Add(await _received.Reader.ReadAsync(cancellationToken));
        return messages;
    }
}
