using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using StoryWatch.Newsroom.Telemetry;

namespace StoryWatch.Cluster.Tests.Telemetry;

public sealed partial class GrafanaTests
{
    private static readonly string Dashboards = Path.Combine(AppContext.BaseDirectory, "dashboards");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Dashboards, "*.json").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_dashboard_asks_only_for_metrics_that_are_sent(string file)
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Dashboards, file)));
        var asked = dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .SelectMany(target => Ours().Matches(target.GetProperty("expr").GetString()!).Select(match => match.Value))
            .Distinct().ToList();

        asked.ShouldNotBeEmpty();
        asked.ShouldBeSubsetOf(Sent());
    }

    /// <summary>Our instruments under the names that the collector's exporter for Prometheus gives them.</summary>
    private static List<string> Sent()
    {
        StoryWatchTelemetry.ThreadLoaded();
        StoryWatchTelemetry.ThreadPutAway();
        var names = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == StoryWatchTelemetry.Name)
                    names.AddRange(NamesOf(instrument));
            },
        };
        listener.Start();
        return names;
    }

    private static string[] NamesOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return instrument switch
        {
            Histogram<double> => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
            Counter<long> => [$"{name}_total"],
            _ => [name],
        };
    }

    [GeneratedRegex("storywatch_[a-z_]+")]
    private static partial Regex Ours();
}
