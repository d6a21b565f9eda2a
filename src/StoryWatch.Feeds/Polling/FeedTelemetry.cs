using System.Diagnostics.Metrics;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Telemetry;

namespace StoryWatch.Feeds.Polling;

/// <summary>What the poller tells of itself; see <see cref="StoryWatchTelemetry"/>.</summary>
internal static class FeedTelemetry
{
    private static readonly Meter Meter = new(StoryWatchTelemetry.Name);

    private static readonly Counter<long> Polls = Meter.CreateCounter<long>("storywatch.feeds.polls", "{poll}", "Polls of feeds, by health of the feed after it and outcome.");

    public static void Polled(FeedState state) => Polls.Add(
        1,
        new KeyValuePair<string, object?>("health", FeedViews.Word(state.Health)),
        new KeyValuePair<string, object?>("outcome", state.LastError is null ? "ok" : "error"));
}
