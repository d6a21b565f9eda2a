using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Telemetry;

/// <summary>
/// What the walk tells of itself, by the framework's own meters and activities: whoever listens (OTLP, dotnet-counters) pays for it, nobody else.
/// Names and units follow OpenTelemetry's conventions; docs/operations.md lists them.
/// </summary>
public static class StoryWatchTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "StoryWatch";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Articles = Meter.CreateCounter<long>(
        "storywatch.articles.received", "{article}", "Articles that intake answered, by verdict.");

    private static readonly Counter<long> Rows = Meter.CreateCounter<long>(
        "storywatch.rows.settled", "{row}", "Inbox rows settled, by whether they went to a story.");

    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "storywatch.events.relayed", "{event}", "Journal events that the bus has taken, by name.");

    private static readonly Counter<long> Shifts = Meter.CreateCounter<long>(
        "storywatch.shifts", "{shift}", "Shifts announced, by kind.");

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "storywatch.deliveries", "{message}", "Messages that a subscriber took off the bus, by subscriber.");

    private static readonly Histogram<double> Lags = Meter.CreateHistogram(
        "storywatch.stage.lag",
        "s",
        "Time that one article or batch spent in a stage of the walk, by stage.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });

    private static readonly UpDownCounter<long> Threads = Meter.CreateUpDownCounter<long>(
        "storywatch.threads.active", "{thread}", "Story threads in the memory of this process.");

    /// <summary>Intake answered an article, and what it answered is on disk.</summary>
    public static void Received(InboxVerdict verdict) => Articles.Add(1, Tag("verdict", verdict.ToString().ToLowerInvariant()));

    /// <summary>A row is done with.</summary>
    /// <param name="since">How long ago its article was received.</param>
    public static void Settled(bool inStory, TimeSpan since)
    {
        Rows.Add(1, Tag("in_story", inStory ? "true" : "false"));
        Lags.Record(since.TotalSeconds, Tag("stage", "article"));
    }

    /// <summary>The bus took events.</summary>
    public static void Relayed(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            Events.Add(1, Tag("name", StoryEventCodec.NameOf(entry.Event)));
            if (entry.Event is PositionShifted { Shift.Kind: var kind })
                Shifts.Add(1, Tag("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())));
        }
    }

    /// <summary>A subscriber took a message off the bus.</summary>
    public static void Delivered(string subscriber) => Deliveries.Add(1, Tag("subscriber", subscriber));

    public static void ThreadLoaded() => Threads.Add(1);

    public static void ThreadPutAway() => Threads.Add(-1);

    /// <summary>Measures a stage of the walk from now until it is disposed, and traces it where somebody listens.</summary>
    public static Stage Start(string stage) => new(stage, Stopwatch.GetTimestamp(), Activities.StartActivity(stage));

    /// <summary>A stage under way.</summary>
    public readonly struct Stage(string name, long started, Activity? activity) : IDisposable
    {
        public void Dispose()
        {
            Lags.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, Tag("stage", name));
            activity?.Dispose();
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
