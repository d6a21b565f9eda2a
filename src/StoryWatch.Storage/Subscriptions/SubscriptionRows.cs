using System.Text.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Subscriptions;

/// <summary>A subscription and its health as JSON: nobody searches in them.</summary>
internal sealed record WebhookRow(string Id, byte[] Data, byte[] Health)
{
    public static byte[] Pack(Subscription subscription) =>
        JsonSerializer.SerializeToUtf8Bytes(subscription with { Health = EndpointHealth.Sound }, StoryEventCodec.Json);

    public static byte[] Pack(EndpointHealth health) => JsonSerializer.SerializeToUtf8Bytes(health, StoryEventCodec.Json);

    public Subscription ToSubscription() => JsonSerializer.Deserialize<Subscription>(Data, StoryEventCodec.Json)! with
    {
        Health = JsonSerializer.Deserialize<EndpointHealth>(Health, StoryEventCodec.Json)!,
    };
}

internal sealed record MarkRow(long Epoch, long Sequence, long Version);

internal sealed record HeldRow(string Webhook, long Event, string Id, string Type, string Story, long Severity, long ReleaseMs, byte[] Body)
{
    public HeldMessage ToHeld() => new(new OutgoingMessage(Id, Type, Story, Event, (int)Severity, Body), Milliseconds.ToTime(ReleaseMs));
}

internal sealed record WindowRow(string Webhook, string Story, long UntilMs);

internal sealed record OperatorEventRow(long Sequence, long AtMs, string Name, string Subject, string Detail)
{
    public OperatorEventView ToView() => new(Sequence, Milliseconds.ToTime(AtMs), Name, Subject, Detail);
}

internal sealed record SetAsideRow(long Epoch, long Sequence, string Reason, long AtMs)
{
    public SetAsideView ToView() => new(Epoch, Sequence, Reason, Milliseconds.ToTime(AtMs));
}
