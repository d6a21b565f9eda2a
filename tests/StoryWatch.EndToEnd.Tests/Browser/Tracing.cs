using System.Text.Json;
using Microsoft.Playwright;

namespace StoryWatch.EndToEnd.Tests.Browser;

/// <summary>The browser's own tracing of what its pages' main threads do.</summary>
internal sealed class Tracing
{
    private readonly ICDPSession _tools;
    private readonly Uri _address;
    private readonly List<JsonElement> _events = [];
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Tracing(ICDPSession tools, Uri address)
    {
        (_tools, _address) = (tools, address);
        tools.Event("Tracing.dataCollected").OnEvent += (_, data) =>
        {
            lock (_events)
                _events.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(item => item.Clone()));
        };
        tools.Event("Tracing.tracingComplete").OnEvent += (_, _) => _complete.TrySetResult();
    }

    /// <param name="address">Of the page whose main thread is looked at; the browser has pages of its own.</param>
    public static async Task<Tracing> StartAsync(Browsing browsing, Uri address)
    {
        var tracing = new Tracing(await browsing.DevToolsAsync(), address);
        await tracing._tools.SendAsync("Tracing.start", new() { ["categories"] = "toplevel,devtools.timeline", ["transferMode"] = "ReportEvents" });
        return tracing;
    }

    public async Task<Frames> StopAsync()
    {
        await _tools.SendAsync("Tracing.end");
        await _complete.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return Frames.Of(_events, _address);
    }
}

/// <summary>One task of a page's main thread: as long as it runs the page draws no frame.</summary>
internal readonly record struct MainTask(double Wall, double Cpu);

/// <summary>The tasks of the pages' main threads, in milliseconds.</summary>
internal sealed record Frames(IReadOnlyList<MainTask> Tasks)
{
    public int Count => Tasks.Count;

    public MainTask Longest => Tasks.MaxBy(task => task.Cpu);

    public int Over(double milliseconds) => Tasks.Count(task => task.Wall > milliseconds);

    /// <summary>By the thread's own time: on a machine that others use as well the wall clock counts their work too.</summary>
    public int OverCpu(double milliseconds) => Tasks.Count(task => task.Cpu > milliseconds);

    public static Frames Of(IReadOnlyList<JsonElement> events, Uri address)
    {
        var mains = events
            .Where(item => item.TryGetProperty("args", out var args) && args.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object
                && Is(data, "url", address.ToString(), starts: true))
            .Select(ThreadOf).ToHashSet();
        return new([.. events
            .Where(item => Is(item, "ph", "X") && item.GetProperty("name").GetString()!.EndsWith("RunTask", StringComparison.Ordinal) && mains.Contains(ThreadOf(item)))
            .Select(item => new MainTask(item.GetProperty("dur").GetDouble() / 1000, item.TryGetProperty("tdur", out var own) ? own.GetDouble() / 1000 : 0))]);
    }

    private static (int Process, int Thread) ThreadOf(JsonElement item) => (item.GetProperty("pid").GetInt32(), item.GetProperty("tid").GetInt32());

    private static bool Is(JsonElement item, string field, string value, bool starts = false) =>
        item.TryGetProperty(field, out var found) && found.ValueKind is JsonValueKind.String
        && (starts ? found.GetString()!.StartsWith(value, StringComparison.Ordinal) : found.GetString() == value);
}
