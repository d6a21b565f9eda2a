using System.Text.Json;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Storage.Feeds;

internal sealed record FeedRow(
    string Id, string Url, string Scope, string? Title, string? Outlet, string Format, long Paused, long FetchArticles, byte[] State,
    byte[]? Rhythm, byte[]? Hub)
{
    public Feed ToFeed() => new(Id, Url, Scope, new FeedSettings(Title, Outlet, Format, Paused != 0, FetchArticles != 0), Unpack<FeedState>(State))
    {
        Rhythm = Rhythm is null ? FeedRhythm.Unknown : Unpack<FeedRhythm>(Rhythm),
        Hub = Hub is null ? null : Unpack<HubSubscription>(Hub),
    };

    public static byte[] Pack<T>(T part) => JsonSerializer.SerializeToUtf8Bytes(part, StoryEventCodec.Json);

    public static T Unpack<T>(byte[] part) => JsonSerializer.Deserialize<T>(part, StoryEventCodec.Json)!;

    /// <summary>What is gone is never due; what has no time for its next poll is due at once.</summary>
    public static long? DueOf(FeedState state) => state.Gone ? null : state.NextPoll?.UtcTicks ?? 0;
}

internal sealed record ItemRow(string Key, string Article, long Mark, long? Updated, long Seen)
{
    public RememberedItem ToItem() =>
        new(Key, Article, Mark, Updated is { } updated ? new DateTimeOffset(updated, TimeSpan.Zero) : null, new DateTimeOffset(Seen, TimeSpan.Zero));
}

internal sealed record AlertRow(
    long Sequence, string Feed, string Url, string? Title, long At, string HealthBefore, string HealthAfter, string Reason)
{
    public FeedAlert ToAlert() => new(
        Sequence, Feed, Url, Title, new DateTimeOffset(At, TimeSpan.Zero), Enum.Parse<FeedHealth>(HealthBefore), Enum.Parse<FeedHealth>(HealthAfter), Reason);
}
