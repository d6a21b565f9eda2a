using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Http;
using StoryWatch.Contracts;
using StoryWatch.EndToEnd.Tests.Programs;
using StoryWatch.EndToEnd.Tests.Replay;
using StoryWatch.Testing.Servers;
using StoryWatch.Testing.Webhooks;
using Xunit.Abstractions;

namespace StoryWatch.EndToEnd.Tests.Webhooks;

/// <summary>
/// The real program on a real RabbitMQ, both killed (SIGKILL) while they tell some thousand events to three endpoints: one fast, one slow, one
/// that fails now and then.
/// </summary>
[Requires(Server.RabbitMq), Requires(Server.Node)]
public sealed class KilledDeliveriesTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Events = 5000;
    private const int ArticlesAtOnce = 200;

    private readonly RabbitMqServer _broker = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storywatch-killed-webhooks-");
    private readonly List<string> _checked = [];
    private readonly Dictionary<Inbox, int> _done = [];

    private static CancellationToken Limit { get; } = new CancellationTokenSource(TimeSpan.FromMinutes(20)).Token;

    public async Task InitializeAsync() => await _broker.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _broker.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [ServerFact]
    public async Task Killed_amid_thousands_of_events_each_endpoint_gets_each_event_in_order_per_story_and_doubles_under_one_id()
    {
        await using var fast = await Receiver.StartAsync();
        await using var slow = await Receiver.StartAsync();
        await using var moody = await Receiver.StartAsync();
        slow.Answer = async context =>
        {
            await Task.Delay(5, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status200OK;
        };
        var count = 0;
        moody.Answer = context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref count) % 400 == 0 ? StatusCodes.Status500InternalServerError : StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        };
        await using var program = await RunningProgram.StartAsync(new Dictionary<string, string>
        {
            ["Bus__RabbitMq"] = _broker.Uri,
            ["Webhooks__AllowPrivateAddresses"] = "true",
        });
        var inboxes = new List<Inbox>();
        foreach (var receiver in new[] { fast, slow, moody })
            inboxes.Add(new(receiver, await CreateAsync(program, receiver.Url)));

        var archive = Path.Combine(_folder.FullName, "archive.jsonl");
        GeneratedArchive.Write(archive, 12_000);
        using var lines = new StreamReader(archive);
        var kills = new (double At, Func<Task> Kill)[]
        {
            (0.2, () => KillProgramAsync(program)),
            (0.4, KillBrokerAsync),
            (0.6, () => KillProgramAsync(program)),
            (0.8, () => Task.WhenAll(KillBrokerAsync(), KillProgramAsync(program))),
        };
        foreach (var (at, kill) in kills)
        {
            await PushUntilAsync(program, lines, (long)(Events * at) + 500);
            await Task.WhenAll(inboxes.Select(inbox => inbox.UntilAsync((long)(Events * at), Limit)));
            await kill();
            await CheckAsync(inboxes);
        }

        await PushUntilAsync(program, lines, Events);
        await WalkedAsync(program);
        var head = (await StatusAsync(program)).Sequence;
        await Task.WhenAll(inboxes.Select(inbox => inbox.UntilAsync(head, Limit)));
        await CheckAsync(inboxes);

        output.WriteLine($"{head} events, 3 endpoints; program killed 3 times, RabbitMQ twice.");
        foreach (var inbox in inboxes)
        {
            var byEvent = inbox.Taken.GroupBy(one => one.Sequence).ToList();
            output.WriteLine($"  {inbox.Taken.Count} deliveries, {byEvent.Count} different events, {inbox.Taken.Count - byEvent.Count} doubles; all under one id an event, in order per story, signatures verified.");
            byEvent.Select(group => group.Key).Order().ShouldBe(Enumerable.Range(1, (int)head).Select(n => (long)n));
            byEvent.ShouldAllBe(group => group.Select(one => one.Received.Id).Distinct().Count() == 1);
            byEvent.ShouldAllBe(group => group.Select(one => Convert.ToBase64String(one.Received.Body)).Distinct().Count() == 1);
            foreach (var story in inbox.Taken.DistinctBy(one => one.Sequence).GroupBy(one => one.Story))
                story.Select(one => one.Version).ShouldBe(Enumerable.Range(1, story.Count()));
        }

        _checked.Count.ShouldBe(inboxes.Sum(inbox => inbox.Taken.Count));
        _checked.ShouldAllBe(said => said == "ok");
    }

    private static async Task<string> CreateAsync(RunningProgram program, Uri url)
    {
        using var made = await program.Client.PostAsJsonAsync("/api/webhooks", new { url, filter = new { events = new[] { "*" } } }, Limit);
        made.EnsureSuccessStatusCode();
        return (await made.Content.ReadFromJsonAsync<WebhookCreated>(Limit))!.Secret;
    }

    /// <summary>Pushes articles until the journal has so many events.</summary>
    private static async Task<long> PushUntilAsync(RunningProgram program, StreamReader lines, long events)
    {
        while (true)
        {
            var head = (await StatusAsync(program)).Sequence;
            if (head >= events)
                return head;
            var batch = new StringBuilder();
            for (var n = 0; n < ArticlesAtOnce && await lines.ReadLineAsync(Limit) is { } line; n++)
                batch.AppendLine(line);
            batch.Length.ShouldBeGreaterThan(0, "the archive has too few articles");
            using var body = new StringContent(batch.ToString(), Encoding.UTF8, "application/x-ndjson");
            using var answer = await program.Client.PostAsync("/api/articles/batch", body, Limit);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Limit));
            await WalkedAsync(program);
        }
    }

    private static async Task WalkedAsync(RunningProgram program)
    {
        while ((await StatusAsync(program)).Pending > 0)
            await Task.Delay(100, Limit);
    }

    private static async Task<DeskStatus> StatusAsync(RunningProgram program) => (await program.Client.GetFromJsonAsync<DeskStatus>("/api/status", Limit))!;

    private static async Task KillProgramAsync(RunningProgram program)
    {
        await program.KillAsync();
        await program.StartAgainAsync();
    }

    private async Task KillBrokerAsync()
    {
        await _broker.KillAsync();
        await _broker.StartAsync();
    }

    /// <summary>Verifies the signatures of what came since the last time: a receiver does so within minutes.</summary>
    private async Task CheckAsync(IReadOnlyList<Inbox> inboxes)
    {
        foreach (var inbox in inboxes)
        {
            var news = inbox.Taken.Skip(_done.GetValueOrDefault(inbox)).ToList();
            _done[inbox] = inbox.Taken.Count;
            _checked.AddRange(await WebhookChecks.RunAsync(news.Select(one => new WebhookCheck(inbox.Secret, one.Received.Headers, one.Received.Body, null)), Limit));
        }
    }

}
