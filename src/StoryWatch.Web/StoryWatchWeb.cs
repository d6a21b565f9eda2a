using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Web.Access;
using StoryWatch.Web.Articles;
using StoryWatch.Web.Feeds;
using StoryWatch.Web.Journal;
using StoryWatch.Web.Live;
using StoryWatch.Web.Page;
using StoryWatch.Web.Status;
using StoryWatch.Web.Stories;
using StoryWatch.Web.Webhooks;

namespace StoryWatch.Web;

/// <summary>HTTP API, hub and desk page of a StoryWatch program.</summary>
public static class StoryWatchWeb
{
    /// <summary>
    /// Needs <c>IInbox</c>, <c>IJournal</c>, <c>IReadModels</c> and <c>IStoryThreads</c> from the program; gives it an <see cref="IEventSubscriber"/>.
    /// Reads <c>Access:Token</c> and <c>AllowedHosts</c>.
    /// </summary>
    public static WebApplicationBuilder AddStoryWatchWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<WebAccess>(builder.Configuration.GetSection(WebAccess.Section));
        services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts = AllowedHosts(builder.Configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RelayState>();

        services.AddProblemDetails();
        services.Configure<ExceptionHandlerOptions>(handler => handler.StatusCodeSelector = StatusOf);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);
        services.AddOpenApi();
        services.AddHealthChecks().AddCheck<StoreCheck>("journal");

        services.AddSignalR(hub =>
        {
            hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
            hub.MaximumReceiveMessageSize = 4 * 1024;
        });
        services.AddSingleton<LiveTail>();
        services.AddSingleton<IEventSubscriber>(provider => provider.GetRequiredService<LiveTail>());
        services.AddSingleton<Followers>();
        services.AddSingleton<DeskPulse>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskPulse>());
        services.AddScoped<EditorApi.Desk>();
        services.AddWebhookApi();
        return builder;
    }

    /// <summary>Mounts it all: gates first, then files, API and hub.</summary>
    public static WebApplication MapStoryWatchWeb(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseHostFiltering();
        app.UseMiddleware<SameOriginGate>();
        app.UseMiddleware<TokenGate>();
        app.UseDeskFiles();
        app.UseRouting();

        app.MapOpenApi();
        app.MapArticles();
        app.MapStories();
        app.MapLedger();
        app.MapEditor();
        app.MapJournal();
        app.MapFeeds();
        app.MapStatus();
        app.MapWebhookApi();
        app.MapHub<StoryHub>(StoryHub.Path, connection => connection.Transports = HttpTransportType.WebSockets | HttpTransportType.LongPolling);
        return app;
    }

    // A token proves itself; without one the name in the request is what tells an editor's browser from a rebound DNS name.
    private static string[] AllowedHosts(ConfigurationManager configuration)
    {
        if (configuration["AllowedHosts"] is { Length: > 0 } hosts && hosts != "*")
            return hosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.IsNullOrWhiteSpace(configuration[$"{WebAccess.Section}:Token"]) ? [.. WebAccess.LoopbackHosts] : ["*"];
    }

    private static int StatusOf(Exception exception) =>
        exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
}
