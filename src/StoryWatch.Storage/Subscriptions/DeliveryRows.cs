using StoryWatch.Contracts;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Subscriptions;

internal sealed record DeliveryRow(
    long Sequence, string Webhook, string Id, string Type, string Story, string SendOrder, long Event, long Severity, byte[] Body, long State, long Attempts,
    long DueMs, long CreatedMs)
{
    public const string Select =
        """
        select sequence, webhook, id, type, story, send_order as SendOrder, event, severity, body, state, attempts, due_ms as DueMs, created_ms as CreatedMs
        from webhook_delivery
        """;

    public const string Insert =
        """
        insert into webhook_delivery (sequence, webhook, id, type, story, send_order, event, severity, body, state, attempts, due_ms, created_ms)
        values (@Sequence, @Webhook, @Id, @Type, @Story, @SendOrder, @Event, @Severity, @Body, @State, @Attempts, @DueMs, @CreatedMs)
        """;

    public static DeliveryRow Of(Delivery delivery) => new(
        delivery.Sequence,
        delivery.Subscription,
        delivery.Message.Id,
        delivery.Message.Type,
        delivery.Message.Story,
        delivery.Order,
        delivery.Message.Event,
        delivery.Message.Severity,
        delivery.Message.Body.ToArray(),
        (long)delivery.State,
        delivery.Attempts,
        delivery.Due.ToMilliseconds(),
        delivery.CreatedAt.ToMilliseconds());

    public Delivery ToDelivery() => new(
        Sequence,
        Webhook,
        SendOrder,
        new OutgoingMessage(Id, Type, Story, Event, (int)Severity, Body),
        (DeliveryState)State,
        (int)Attempts,
        Milliseconds.ToTime(DueMs),
        Milliseconds.ToTime(CreatedMs));
}

/// <summary>A try, with the id and type of its message.</summary>
internal sealed record AttemptRow(
    long Sequence, string Webhook, string Id, string Type, long Number, long AtMs, long TookMs, long? Status, string? Error, string? Answer, long State, long? NextMs)
{
    public const string Select =
        """
        select a.sequence, a.webhook, d.id, d.type, a.number, a.at_ms as AtMs, a.took_ms as TookMs, a.status, a.error, a.answer, a.state, a.next_ms as NextMs
        from webhook_attempt a join webhook_delivery d on d.sequence = a.delivery
        """;

    public AttemptView ToView() => new(
        Sequence,
        Id,
        Type,
        (int)Number,
        Milliseconds.ToTime(AtMs),
        TookMs,
        (int?)Status,
        Error,
        Answer,
        (DeliveryState)State switch { DeliveryState.Delivered => "delivered", DeliveryState.Dead => "dead", _ => "retry" },
        NextMs is { } next ? Milliseconds.ToTime(next) : null);
}

/// <summary>Set field by field: of a count without rows SQLite does not know the type.</summary>
internal sealed record CountRow
{
    public string Webhook { get; init; } = "";

    public long Count { get; init; }
}
