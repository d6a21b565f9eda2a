using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Web.Access;
using StoryWatch.Web.Articles;
using StoryWatch.Web.Feeds;
using StoryWatch.Web.Filters;
using StoryWatch.Web.Journal;
using StoryWatch.Web.Live;
using StoryWatch.Web.Page;
using StoryWatch.Web.Replays;
using StoryWatch.Web.Searching;
using StoryWatch.Web.Status;
using StoryWatch.Web.Stories;
using StoryWatch.Web.Webhooks;

namespace StoryWatch.Web;

/// <summary>HTTP API, hub and desk page of a StoryWatch program.</summary>
public static class StoryWatchWeb
{
    /// <summary>
    /// Needs <c>IInbox</c>, <c>IJournal</c>, <c>IReadModels</c>, <c>IStoryThreads</c> and <c>IAccessTokens</c> from the program; gives it an <see cref="IEventSubscriber"/>.
    /// Reads <c>Access:Token</c>, <c>Access:Required</c>, <c>Access:TrustedProxies</c> and <c>AllowedHosts</c>.
    /// </summary>
    public static WebApplicationBuilder AddStoryWatchWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<WebAccess>(builder.Configuration.GetSection(WebAccess.Section));
        services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts = AllowedHosts(builder.Configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RelayState>();

        services.AddDeskAccess();
        WebLimits.Add(builder);
        services.AddProblemDetails();
        services.AddExceptionHandler<UnavailableHandler>();
        services.Configure<ExceptionHandlerOptions>(handler => handler.StatusCodeSelector = StatusOf);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;

            // Texts of any script as they are, but no markup: should a browser ever take an answer for a page, there is none in it.
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });
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
        services.AddSingleton<Watchers>();
        services.AddSingleton<DeskPulse>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskPulse>());
        services.AddHostedService<FeedAlertPush>();
        services.AddSingleton<FilterPush>();
        services.AddHostedService(provider => provider.GetRequiredService<FilterPush>());
        services.AddWebhookApi();
        services.AddHttpContextAccessor();
        services.AddScoped<EditorDesk>();
        return builder;
    }

    /// <summary>Mounts it all: gates first, then files, API and hub.</summary>
    public static WebApplication MapStoryWatchWeb(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseHostFiltering();
        app.UseMiddleware<SameOriginGate>();
        app.UseDeskFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        if (app.Services.GetService<ReplaySessions>() is not null)
            app.UseMiddleware<ReplayGate>();

        app.MapOpenApi().RequireRole(Role.Viewer);
        app.MapAccess();
        app.MapArticles();
        app.MapGroup("/api").RequireRole(Role.Viewer).MapDesk("");
        app.MapEditor();
        app.MapMarks();
        app.MapFilters();
        app.MapJournal();
        app.MapFeeds();
        app.MapHubCallbacks();
        app.MapSearch();
        app.MapReplays();
        app.MapStatus();
        app.MapWebhookApi();
        app.MapHub<StoryHub>(StoryHub.Path, connection => connection.Transports = HttpTransportType.WebSockets | HttpTransportType.LongPolling)
            .RequireRole(Role.Viewer);
        return app;
    }

    // A token proves itself; without one the name in the request is what tells an editor's browser from a rebound DNS name.
    private static string[] AllowedHosts(ConfigurationManager configuration)
    {
        if (configuration["AllowedHosts"] is { Length: > 0 } hosts && hosts != "*")
            return hosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var access = configuration.GetSection(WebAccess.Section).Get<WebAccess>() ?? new WebAccess();
        return string.IsNullOrWhiteSpace(access.Token) && !access.Required ? [.. WebAccess.LoopbackHosts] : ["*"];
    }

    private static int StatusOf(Exception exception) =>
        exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
}
