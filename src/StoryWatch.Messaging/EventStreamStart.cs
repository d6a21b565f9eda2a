using Microsoft.Extensions.Hosting;

namespace StoryWatch.Messaging;

/// <summary>Marks where the stream begins before the bus starts, so that a queue that comes late loses nothing.</summary>
internal sealed class EventStreamStart(EventStream stream) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => stream.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
