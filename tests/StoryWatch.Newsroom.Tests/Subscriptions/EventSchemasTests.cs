using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Newsroom.Tests.Journal;
using StoryWatch.Testing.Servers;
using StoryWatch.Testing.Webhooks;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Newsroom.Tests.Subscriptions;

public sealed class EventSchemasTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. EventSchemas.Names];

    [Fact]
    public void Every_wire_name_has_a_schema() => StoryEventCodec.WireNames.Keys.ShouldBeSubsetOf(EventSchemas.Names);

    /// <summary>A wanted change, or a new event, is made by moving the received text over the one in docs.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Docs_hold_the_schema_as_reviewed(string name)
    {
        var text = EventSchemas.Of(name)!.ToJsonString(Indented) + "\n";
        var reviewed = Path.Combine(Docs(), $"{name}.json");
        if (File.Exists(reviewed) && File.ReadAllText(reviewed) == text)
            return;
        File.WriteAllText(Path.Combine(Docs(), $"{name}.received.txt"), text);
        (File.Exists(reviewed) ? File.ReadAllText(reviewed) : "").ShouldBe(text, $"docs/schemas/{name}.received.txt differs from {name}.json");
    }

    [Fact]
    public void Docs_hold_no_schema_of_an_event_that_is_no_more() =>
        Directory.GetFiles(Docs(), "*.json").Select(Path.GetFileNameWithoutExtension).ShouldBeSubsetOf(EventSchemas.Names);

    [ServerFact, Requires(Server.Node)]
    public async Task Real_messages_of_every_event_are_valid_and_damaged_ones_are_not()
    {
        StoryEventCodecTests.Each.Select(StoryEventCodec.NameOf).ShouldBe(StoryEventCodec.WireNames.Keys, ignoreOrder: true);
        var bodies = Messages().ToList();
        bodies.Select(body => body.Name).Distinct().ShouldBe(EventSchemas.Names, ignoreOrder: true);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        var good = await WebhookChecks.RunAsync(bodies.Select(body => new WebhookCheck(null, null, body.Bytes, SchemaOf(body.Name))), limit.Token);
        good.ShouldBe(Enumerable.Repeat("ok", bodies.Count));

        var damaged = bodies.Where(body => body.Name.StartsWith("story.", StringComparison.Ordinal)).Select(body =>
        {
            var node = JsonNode.Parse(body.Bytes)!;
            node["data"]!["event"]!["at"] = 5;
            return new WebhookCheck(null, null, EventEnvelopes.ToBytes(node.AsObject()), SchemaOf(body.Name));
        });
        (await WebhookChecks.RunAsync(damaged, limit.Token)).ShouldAllBe(said => said.Contains("data/event/at"));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Messages()
    {
        var memory = StoryMemory.Empty;
        var told = new List<OutgoingMessage>();
        var version = 0;
        foreach (var happened in StoryEventCodecTests.Each)
        {
            version++;
            (var facts, memory) = memory.Take(Entry(version, "s-talks", version, happened).ToMessage());
            var bytes = EventEnvelopes.ToBytes(EventEnvelopes.Of(facts, "msg_1", chat: true));
            told.Add(new("msg_1", facts.Message.Name, "s-talks", version, 0, bytes));
            yield return (facts.Message.Name, bytes);
        }

        yield return (EventEnvelopes.DigestType, Digests.Of(told, Noon)[0].Body.ToArray());
        yield return (EventEnvelopes.TestType, EventEnvelopes.ToBytes(EventEnvelopes.Test("msg_1", Noon, chat: false)));
        foreach (var name in EventSchemas.Names.Where(name => name.StartsWith("webhook.", StringComparison.Ordinal) && name is not (EventEnvelopes.DigestType or EventEnvelopes.TestType)))
            yield return (name, EventEnvelopes.ToBytes(EventEnvelopes.Of(new OperatorEventView(1, Noon, name, "wh1", "It fails."), "msg_1", chat: true)));
    }

    private static string SchemaOf(string name) => EventSchemas.Of(name)!.ToJsonString();

    private static string Docs([CallerFilePath] string here = "") =>
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "schemas")).FullName;
}
