namespace StoryWatch.Contracts;

/// <summary>What a webhook shall be.</summary>
/// <param name="Url">https or http, without a password in it.</param>
/// <param name="Filter">What it is told; alerts of every story where absent.</param>
/// <param name="Pace">When it is told; at once where absent.</param>
/// <param name="Chat">Adds a Slack-compatible <c>text</c> to every message.</param>
public sealed record WebhookRequest(string Url, string? Description, WebhookFilter? Filter, WebhookPace? Pace, bool? Chat);

/// <summary>Which events: all that is given must hold, of each list one. Names are compared without regard to case.</summary>
/// <param name="Events">
/// Wire names; <c>*</c> for every event. Absent or empty: alerts, which are shifts, shifts that grew to what is asked for (more sources,
/// higher severity), and told shifts that were taken back.
/// </param>
/// <param name="Actors">A party as actor, counterpart or speaker: its name, or a country's ISO 3166-1 alpha-3 code.</param>
/// <param name="Kinds">Kinds of shift.</param>
/// <param name="Outlets">Outlet or feed, as the article names its source.</param>
/// <param name="MinSeverity">1 to 3.</param>
/// <param name="MinSources">Independent sources.</param>
public sealed record WebhookFilter(
    IReadOnlyList<string>? Events,
    IReadOnlyList<string>? Stories,
    IReadOnlyList<string>? Actors,
    IReadOnlyList<string>? Issues,
    IReadOnlyList<string>? Kinds,
    IReadOnlyList<string>? Outlets,
    int? MinSeverity,
    int? MinSources);

/// <summary>When messages go out; what is held goes out together, in order, as one digest.</summary>
/// <param name="DebounceSeconds">After a message, further ones of the same story are held for so long.</param>
/// <param name="DigestMinutes">Messages are held until the next multiple of so many minutes of the day (UTC, or the quiet hours' zone).</param>
public sealed record WebhookPace(int? DebounceSeconds, int? DigestMinutes, WebhookQuietHours? QuietHours);

/// <summary>Hours of the day in which messages are held.</summary>
/// <param name="From">Such as <c>22:00</c>.</param>
/// <param name="To">Such as <c>07:00</c>; may be of the next day.</param>
/// <param name="TimeZone">IANA name, such as <c>Europe/Berlin</c>; UTC where absent.</param>
/// <param name="BypassSeverity">From this severity on a message goes out nevertheless; 3 where absent, 4 for none.</param>
public sealed record WebhookQuietHours(string From, string To, string? TimeZone, int? BypassSeverity);

/// <summary>A webhook as it stands.</summary>
/// <param name="Url">The whole address for admins; for others scheme, host and port, since a path may be all that it takes to write there.</param>
/// <param name="State">"enabled", "failing" or "disabled".</param>
/// <param name="Reason">Why it is disabled.</param>
/// <param name="FailingSince">Since its last success was followed by a failure.</param>
/// <param name="Secret">Masked: its last four characters.</param>
/// <param name="Pending">Messages that wait or are tried again.</param>
/// <param name="Held">Messages held by its pace.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="Missed">Events that passed while it was disabled, as places of the journal; recover brings them.</param>
public sealed record WebhookView(
    string Id,
    string Url,
    string? Description,
    WebhookFilter Filter,
    WebhookPace Pace,
    bool Chat,
    string State,
    string? Reason,
    DateTimeOffset? FailingSince,
    string Secret,
    DateTimeOffset CreatedAt,
    long Pending,
    long Held,
    long Dead,
    AttemptView? LastAttempt,
    MissedEvents? Missed);

/// <summary>After one sequence, up to another.</summary>
/// <param name="Until">Absent while it is disabled: there will be more.</param>
public sealed record MissedEvents(long After, long? Until);

/// <summary>A new webhook, with its secret: shown this once.</summary>
public sealed record WebhookCreated(WebhookView Webhook, string Secret);

/// <summary>A new secret, shown this once. Until the time given, messages are signed with both.</summary>
public sealed record WebhookSecret(string Secret, DateTimeOffset PreviousUntil);

/// <summary>How long the old secret signs beside the new one; a day where absent.</summary>
public sealed record RotateRequest(int? OverlapHours);

/// <summary>One try to deliver one message.</summary>
/// <param name="Message">The message's id, the same in every try.</param>
/// <param name="Number">From 1.</param>
/// <param name="Status">HTTP status; absent where no answer came.</param>
/// <param name="Error">Why it failed, in words.</param>
/// <param name="Answer">The start of what the endpoint answered to a failure.</param>
/// <param name="Outcome">"delivered", "retry" or "dead".</param>
/// <param name="NextAt">When it is tried again.</param>
public sealed record AttemptView(
    long Sequence,
    string Message,
    string Type,
    int Number,
    DateTimeOffset At,
    long DurationMs,
    int? Status,
    string? Error,
    string? Answer,
    string Outcome,
    DateTimeOffset? NextAt);

/// <summary>Tries, newest first.</summary>
/// <param name="Next">What to ask for before; absent where there is no more.</param>
public sealed record AttemptPage(IReadOnlyList<AttemptView> Attempts, long? Next);

/// <summary>One message to one endpoint.</summary>
/// <param name="Delivery">What to name in a resend.</param>
/// <param name="Event">Sequence of its event in the journal; of a digest its last one; 0 for what is not of the journal.</param>
/// <param name="State">"pending", "delivered" or "dead".</param>
public sealed record DeliveryView(
    long Delivery, string Message, string Type, string Story, long Event, string State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? DueAt);

/// <summary>Messages, newest first.</summary>
public sealed record DeliveryPage(IReadOnlyList<DeliveryView> Deliveries, long? Next);

/// <summary>Sends again what died since a time, and what was missed while the webhook was disabled.</summary>
public sealed record RecoverRequest(DateTimeOffset Since);

/// <summary>How many messages go out.</summary>
public sealed record RecoverReceipt(int Messages);

/// <summary>A filter and pace that is not saved, to see what it would have told.</summary>
/// <param name="Events">How many of the newest events to look at.</param>
public sealed record PreviewRequest(WebhookFilter? Filter, WebhookPace? Pace, int? Events);

/// <summary>What a webhook would have told. The pace goes by the times that the events give.</summary>
/// <param name="Scanned">Events looked at, from one sequence on.</param>
/// <param name="Matched">Events that the filter takes.</param>
/// <param name="Messages">Messages after debounce, digest and quiet hours.</param>
/// <param name="Newest">Newest first, at most fifty.</param>
public sealed record PreviewView(long From, long Scanned, long Matched, long Messages, IReadOnlyList<PreviewItem> Newest);

/// <summary>One message that would have gone out.</summary>
/// <param name="Events">How many events it tells.</param>
public sealed record PreviewItem(DateTimeOffset At, string Type, int Events, string Text, long Sequence, string Story);

/// <summary>An event that could not be taken, set aside so that the ones after it go on.</summary>
public sealed record SetAsideView(long Epoch, long Sequence, string Reason, DateTimeOffset At);

/// <summary>What an operator has to know: an endpoint fails, was disabled, works again.</summary>
/// <param name="Name">webhook.failing.v1, webhook.disabled.v1 or webhook.recovered.v1.</param>
/// <param name="Subject">Id of the webhook.</param>
public sealed record OperatorEventView(long Sequence, DateTimeOffset At, string Name, string Subject, string Detail);
