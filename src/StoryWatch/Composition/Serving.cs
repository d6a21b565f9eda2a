using StoryWatch.Commands;
using StoryWatch.Composition.Replays;
using StoryWatch.Feeds;
using StoryWatch.Storage;
using StoryWatch.Web;
using StoryWatch.Web.Access;
using StoryWatch.Webhooks;

namespace StoryWatch.Composition;

/// <summary>The whole program as a server: store, walk, bus, API, hub and page.</summary>
internal static class Serving
{
    /// <summary>Builds it; nothing listens yet.</summary>
    /// <exception cref="CommandException">An address cannot be listened on, or a trusted proxy is no address.</exception>
    public static WebApplication Build(string folder, string[] urls, string? token)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        if (token is not null)
            builder.Configuration[$"{WebAccess.Section}:Token"] = token;
        var addresses = WebAccess.Addresses(urls, builder.Configuration);
        if ((WebAccess.Malformed(addresses) ?? TrustedProxies.Malformed(builder.Configuration)) is { } refusal)
            throw new CommandException(refusal);
        if (WebAccess.OpenToOthers(addresses) is not null)
            builder.RequireSignIn();

        builder.WebHost.UseUrls(urls);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.Services.AddSqliteStorage(folder).AddWalk(folder).AddNewsroomWorkers();
        builder.Services.AddFeeds(builder.Configuration).AddFeedPolling();
        builder.Services.AddWebhooks(builder.Configuration);
        builder.AddReplays(Path.Combine(folder, "archives"));
        builder.AddBus();
        builder.AddStoryWatchWeb();
        return builder.Build().MapStoryWatchWeb();
    }

    /// <summary>Listens until stopped; says where once it can be used.</summary>
    /// <param name="started">What to do then, until the server stops.</param>
    /// <exception cref="CommandException"><paramref name="started"/> failed; the server was stopped.</exception>
    public static async Task RunAsync(this WebApplication app, Func<CancellationToken, Task> started, CancellationToken cancellationToken)
    {
        await app.StartAsync(cancellationToken);
        foreach (var url in app.Urls)
            await Console.Error.WriteLineAsync($"StoryWatch is on {url}. Ctrl+C stops it.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.Lifetime.ApplicationStopping);
        try
        {
            await started(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped while at it.
        }
        catch (Exception fault)
        {
            await app.StopAsync(CancellationToken.None);
            throw new CommandException(Explanation.Of(fault) ?? fault.ToString());
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }
}
