using MassTransit;
using Microsoft.Extensions.Logging;

namespace StoryWatch.Messaging;

/// <summary>Whenever the queue is there (again), what was published meanwhile is read from the journal.</summary>
internal sealed class CatchUpWhenReady(EventStream stream, ILogger<CatchUpWhenReady> log) : IReceiveEndpointObserver
{
    public async Task Ready(ReceiveEndpointReady ready)
    {
        try
        {
            await stream.CatchUpAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception reason)
        {
            // The next event over the bus shows the gap again.
            log.LogWarning("What came while the bus was away could not be read: {Reason}", reason.Message);
        }
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}
