namespace StoryWatch.Contracts;

/// <summary>What the hub calls on a connected page.</summary>
public interface IStoryClient
{
    /// <summary>Events in journal order. A page drops what is at or before the sequence it has.</summary>
    Task Events(IReadOnlyList<StoryEventMessage> events);

    /// <summary>The page's position is of another journal, or too old: take a fresh snapshot over HTTP.</summary>
    Task SnapshotNeeded(long epoch, long sequence);

    /// <summary>How the desk stands: shown as live, or as stale since a time.</summary>
    Task Status(DeskStatus status);

    /// <summary>Where the replay that the page follows is now.</summary>
    Task Replay(ReplayView replay);

    /// <summary>Who has the story open now; empty where nobody has.</summary>
    Task Watchers(string story, IReadOnlyList<string> names);

    /// <summary>All saved filters, after one was saved or forgotten.</summary>
    Task Filters(IReadOnlyList<SavedFilterView> filters);

    /// <summary>The health of a feed changed: for whoever looks after the feeds.</summary>
    Task FeedHealth(FeedAlertView alert);
}

/// <summary>Health of the walk as a page shows it.</summary>
/// <param name="Pending">Articles accepted and not yet in a story.</param>
/// <param name="State">"live", "catching-up", "bus-away", or "replay" for a page that follows one.</param>
/// <param name="WebhooksFailing">Webhooks whose endpoint fails now.</param>
/// <param name="WebhooksDisabled">Webhooks that get nothing any more because their endpoint failed for days or is gone.</param>
public sealed record DeskStatus(string State, long Pending, long Epoch, long Sequence, int WebhooksFailing = 0, int WebhooksDisabled = 0);
