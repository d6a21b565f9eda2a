using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Composition;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing.Servers;
using StoryWatch.Testing.Webhooks;

namespace StoryWatch.Benchmarks.Webhooks;

/// <summary>The program in this process, its endpoints, and the journal that is told to them.</summary>
internal sealed class WebhookLoad : IAsyncDisposable
{
    private const int Stories = 40;

    private readonly WebApplication _program;
    private readonly string _folder;
    private readonly List<Receiver> _receivers = [];
    private readonly ConcurrentDictionary<(int Endpoint, long Sequence), long> _came = [];
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    private WebhookLoad(WebApplication program, string folder) => (_program, _folder) = (program, folder);

    public int Healthy { get; private set; }

    private IJournal Journal => _program.Services.GetRequiredService<IJournal>();

    public static async Task<WebhookLoad> StartAsync(int endpoints, int dead, CancellationToken cancellationToken)
    {
        Environment.SetEnvironmentVariable("Webhooks__AllowPrivateAddresses", "true");
        var folder = Directory.CreateTempSubdirectory("storywatch-webhook-load-").FullName;
        var program = Serving.Build(folder, [$"http://127.0.0.1:{Ports.Free()}"], null);
        await program.StartAsync(cancellationToken);
        var load = new WebhookLoad(program, folder) { Healthy = endpoints - dead };
        for (var n = 0; n < endpoints; n++)
            await load.AddEndpointAsync(n, isDead: n >= load.Healthy, cancellationToken);
        return load;
    }

    /// <summary>Appends events at a rate and waits until every healthy endpoint has each of them.</summary>
    public async Task<Told> TellAsync(string prefix, int events, int rate, CancellationToken cancellationToken)
    {
        var appended = new Dictionary<long, long>(events);
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < events; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / rate) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, cancellationToken);
            await AppendAsync($"s-{prefix}-{n % Stories}", n, cancellationToken);
            appended[(await Journal.HeadAsync(cancellationToken)).Sequence] = Stopwatch.GetTimestamp();
        }

        var told = Stopwatch.GetElapsedTime(started);
        var latencies = new List<double>();
        var last = started;
        foreach (var (sequence, at) in appended)
        {
            for (var endpoint = 0; endpoint < Healthy; endpoint++)
            {
                long came;
                while (!_came.TryGetValue((endpoint, sequence), out came))
                    await Task.Delay(10, cancellationToken);
                latencies.Add(Stopwatch.GetElapsedTime(at, came).TotalMilliseconds);
                last = Math.Max(last, came);
            }
        }

        latencies.Sort();
        return new(events, told, Stopwatch.GetElapsedTime(started, last), latencies, Process.GetCurrentProcess().TotalProcessorTime - processor);
    }

    public async ValueTask DisposeAsync()
    {
        await _program.StopAsync();
        await _program.DisposeAsync();
        foreach (var receiver in _receivers)
            await receiver.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AddEndpointAsync(int endpoint, bool isDead, CancellationToken cancellationToken)
    {
        var url = new Uri($"http://127.0.0.1:{Ports.Free()}/nobody");
        if (!isDead || endpoint % 2 == 0)
        {
            // Of the dead, one half hangs and the other refuses connections.
            var receiver = await Receiver.StartAsync();
            receiver.Keeps = false;
            receiver.Answer = isDead ? HangAsync : context => TakeAsync(endpoint, context);
            _receivers.Add(receiver);
            url = receiver.Url;
        }

        var everything = SubscriptionFilter.Alerts with { Events = [SubscriptionFilter.EveryEvent] };
        await _program.Services.GetRequiredService<WebhookDesk>().CreateAsync(url, null, everything, Pace.AtOnce, false, cancellationToken);
    }

    private static Task HangAsync(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    private async Task TakeAsync(int endpoint, HttpContext context)
    {
        var now = Stopwatch.GetTimestamp();
        using var message = await JsonDocument.ParseAsync(context.Request.Body);
        _came.TryAdd((endpoint, message.RootElement.GetProperty("data").GetProperty("sequence").GetInt64()), now);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task AppendAsync(string story, int n, CancellationToken cancellationToken)
    {
        var version = _versions.GetValueOrDefault(story);
        var at = DateTimeOffset.UnixEpoch.AddMinutes(n);
        var article = new ArticleRef($"{story}-{n}", 1, "Load driver", $"Report {n} of talks on the border", $"https://load.example/{n}", at, $"g-{n}");
        StoryEvent happened = version == 0 ? new StoryOpened("Talks on the border", at) : new ArticleAdded(article, "d-1", null, at);
        var result = await Journal.AppendAsync(new Append(new StoryId(story), version, [happened], null), cancellationToken);
        if (result is not AppendResult.Appended)
            throw new InvalidOperationException($"The journal did not take the event: {result}.");
        _versions[story] = version + 1;
    }
}

/// <summary>What one part of the load came to.</summary>
/// <param name="Appending">How long it took to append the events.</param>
/// <param name="Took">Until the last delivery.</param>
/// <param name="Latencies">Milliseconds from the commit in the journal to the endpoint, ascending.</param>
internal sealed record Told(int Events, TimeSpan Appending, TimeSpan Took, IReadOnlyList<double> Latencies, TimeSpan Processor)
{
    public double Rate => Events / Appending.TotalSeconds;

    public double Latency(double quantile) => Latencies[(int)Math.Clamp(Math.Ceiling(quantile * Latencies.Count) - 1, 0, Latencies.Count - 1)];
}
