using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Webhooks.Sending;

namespace StoryWatch.Webhooks.Lanes;

/// <summary>What all lanes work with.</summary>
/// <param name="Chance">0 to 1, for jitter.</param>
/// <param name="HealthChanged">Told after it was written.</param>
internal sealed record LanePorts(
    ISubscriptions Subscriptions,
    IDeliveries Deliveries,
    WebhookSender Sender,
    AttemptLog Attempts,
    TimeProvider Clock,
    Func<double> Chance,
    Action<Subscription, OperatorTold?> HealthChanged,
    ILogger Log);
