using System.Diagnostics;
using System.Diagnostics.Metrics;

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

    /// <summary>Intake answered an article.</summary>
    /// <param name="verdict">"accepted", "revised" or "known".</param>
    public static void Received(string verdict, long count = 1) => Articles.Add(count, new KeyValuePair<string, object?>("verdict", verdict));

    /// <summary>A row is done with.</summary>
    public static void Settled(bool inStory) => Rows.Add(1, new KeyValuePair<string, object?>("in_story", inStory));

    /// <summary>The bus took an event.</summary>
    public static void Relayed(string name, string? shiftKind)
    {
        Events.Add(1, new KeyValuePair<string, object?>("name", name));
        if (shiftKind is not null)
            Shifts.Add(1, new KeyValuePair<string, object?>("kind", shiftKind));
    }

    /// <summary>A subscriber took a message off the bus.</summary>
    public static void Delivered(string subscriber) => Deliveries.Add(1, new KeyValuePair<string, object?>("subscriber", subscriber));

    public static void ThreadLoaded() => Threads.Add(1);

    public static void ThreadPutAway() => Threads.Add(-1);

    /// <summary>Measures a stage of the walk from now until it is disposed, and traces it where somebody listens.</summary>
    public static Stage Start(string stage) => new(stage, Stopwatch.GetTimestamp(), Activities.StartActivity(stage));

    /// <summary>A stage under way.</summary>
    public readonly struct Stage(string name, long started, Activity? activity) : IDisposable
    {
        public void Dispose()
        {
            Lags.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("stage", name));
            activity?.Dispose();
        }
    }
}
