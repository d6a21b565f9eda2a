using System.Globalization;
using System.Security.Claims;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Stories;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Webhooks;

/// <summary>Webhooks as the API shows them: never with the secret.</summary>
internal static class WebhookViews
{
    private const int Shown = 4;

    public static WebhookView ToView(this Subscription subscription, DeliveryCounts? counts) => new(
        subscription.Id,
        subscription.Url.OriginalString,
        subscription.Description,
        subscription.Filter.ToView(),
        subscription.Pace.ToView(),
        subscription.Chat,
        !subscription.IsEnabled ? "disabled" : subscription.Health.FailingSince is null ? "enabled" : "failing",
        subscription.Health.Disabled,
        subscription.Health.FailingSince,
        $"whsec_…{subscription.Secrets.Current[^Shown..]}",
        subscription.CreatedAt,
        counts?.Pending ?? 0,
        counts?.Held ?? 0,
        counts?.Dead ?? 0,
        counts?.Last,
        subscription.Health is { MissedAfter: { } after } health ? new MissedEvents(after, health.MissedUntil) : null);

    /// <summary>
    /// As the caller may see it: below admin of its address no more than scheme and host, and nothing of its answers. The path of a Slack address
    /// is all that it takes to write into the channel.
    /// </summary>
    public static WebhookView For(this WebhookView view, ClaimsPrincipal user) => IsAdmin(user)
        ? view
        : view with { Url = new Uri(view.Url).GetLeftPart(UriPartial.Authority), LastAttempt = view.LastAttempt is null ? null : view.LastAttempt with { Answer = null } };

    /// <inheritdoc cref="For(WebhookView, ClaimsPrincipal)"/>
    public static AttemptView For(this AttemptView attempt, ClaimsPrincipal user) => IsAdmin(user) ? attempt : attempt with { Answer = null };

    public static DeliveryView ToView(this Delivery delivery) => new(
        delivery.Sequence,
        delivery.Message.Id,
        delivery.Message.Type,
        delivery.Message.Story,
        delivery.Message.Event,
        delivery.State.ToString().ToLowerInvariant(),
        delivery.Attempts,
        delivery.CreatedAt,
        delivery.State is DeliveryState.Pending ? delivery.Due : null);

    private static bool IsAdmin(ClaimsPrincipal user) => Caller.Of(user).Role >= Role.Admin;

    private static WebhookFilter ToView(this SubscriptionFilter filter) => new(
        filter.Events.OrNull(),
        filter.Stories.OrNull(),
        filter.Actors.OrNull(),
        filter.Issues.OrNull(),
        filter.Kinds.OrNull(),
        filter.Outlets.OrNull(),
        filter.MinSeverity == 0 ? null : filter.MinSeverity,
        filter.MinSources == 0 ? null : filter.MinSources);

    private static WebhookPace ToView(this Pace pace) => new(
        pace.Debounce == TimeSpan.Zero ? null : (int)pace.Debounce.TotalSeconds,
        pace.Digest == TimeSpan.Zero ? null : (int)pace.Digest.TotalMinutes,
        pace.Quiet is not { } quiet ? null : new(
            quiet.From.ToString("HH:mm", CultureInfo.InvariantCulture), quiet.To.ToString("HH:mm", CultureInfo.InvariantCulture), quiet.TimeZone, quiet.BypassSeverity));

    private static ValueList<string>? OrNull(this ValueList<string> list) => list.Count == 0 ? null : list;
}
