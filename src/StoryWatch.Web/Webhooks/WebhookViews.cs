using System.Globalization;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Stories;

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
