using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Web.Webhooks;

/// <summary>All that has to do with webhooks and events. Needs <see cref="ISubscriptions"/> and <see cref="IDeliveries"/>.</summary>
internal static class WebhookWeb
{
    public static IServiceCollection AddWebhookApi(this IServiceCollection services)
    {
        services.TryAddSingleton<WebhookSignal>();
        return services.AddSingleton<WebhookDesk>().AddSingleton<Preview>().AddSingleton<EventPull>().AddSingleton<ReplayWebhooks>();
    }

    public static void MapWebhookApi(this IEndpointRouteBuilder app)
    {
        app.MapWebhooks();
        app.MapDeliveries();
        app.MapEvents();
    }
}
