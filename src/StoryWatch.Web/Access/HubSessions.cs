using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StoryWatch.Web.Access;

/// <summary>The open connections of the hub by token: a token that is revoked or expires, here or in another process, takes its connections with it.</summary>
internal sealed class HubSessions(AccessDoor door, TimeProvider clock, ILogger<HubSessions> log) : BackgroundService
{
    private readonly ConcurrentDictionary<string, HubCallerContext> _open = new(StringComparer.Ordinal);

    public void Add(HubCallerContext connection) => _open[connection.ConnectionId] = connection;

    public void Remove(string connection) => _open.TryRemove(connection, out _);

    /// <summary>Closes the connections whose tokens let nobody in any more.</summary>
    public async Task CloseEndedAsync(CancellationToken cancellationToken)
    {
        foreach (var token in _open.Values.GroupBy(TokenOf, StringComparer.Ordinal))
        {
            // On a desk that was open and is so no more the pages have to sign in.
            var stays = token.Key.Length > 0
                ? await door.IsActiveAsync(token.Key, cancellationToken)
                : door.HasConfigured || await door.IsOpenAsync(cancellationToken);
            if (stays)
                continue;
            foreach (var connection in token)
                connection.Abort();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AccessDoor.Remembered, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await CloseEndedAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                log.LogWarning("The tokens of the open connections could not be looked at: {Reason}", away.Message);
            }
        }
    }

    private static string TokenOf(HubCallerContext connection) => Caller.Of(connection.User!).TokenId ?? "";
}
