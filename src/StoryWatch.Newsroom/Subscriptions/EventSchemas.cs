using System.Text.Json.Nodes;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>
/// The JSON Schema (2020-12) of every message, made of the very records that are written: a new event has one by itself. Fields may be added
/// under a wire name; what is there stays. docs/schemas holds them as reviewed text.
/// </summary>
public static class EventSchemas
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly SortedDictionary<string, Func<JsonObject>> DataByName = CreateData();

    /// <summary>The wire names of all messages, in order.</summary>
    public static IReadOnlyCollection<string> Names => DataByName.Keys;

    /// <summary>True for a wire name, and for the sign for all.</summary>
    public static bool IsEvent(string name) => name == SubscriptionFilter.EveryEvent || DataByName.ContainsKey(name);

    /// <summary>The schema of an envelope with this event in it; null where there is no such event.</summary>
    public static JsonObject? Of(string name) => !DataByName.TryGetValue(name, out var data) ? null : new JsonObject
    {
        ["$schema"] = Dialect,
        ["$id"] = $"urn:storywatch:{name}",
        ["title"] = name,
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["id"] = Text("The same in every try: a receiver that has seen it drops the double."),
            ["type"] = new JsonObject { ["const"] = name },
            ["timestamp"] = Time("When it happened."),
            ["text"] = Text("For chat, where the webhook asks for it."),
            ["replay"] = Object(
                new()
                {
                    ["id"] = Text("Id of the replay."),
                    ["archive"] = Text("What it replays."),
                    ["allowedBy"] = Text("The admin who let it tell webhooks."),
                },
                "id", "archive", "allowedBy"),
            ["data"] = data(),
        },
        ["required"] = new JsonArray("id", "type", "timestamp", "data"),
    };

    private static SortedDictionary<string, Func<JsonObject>> CreateData()
    {
        var data = new SortedDictionary<string, Func<JsonObject>>(StringComparer.Ordinal)
        {
            [EventEnvelopes.DigestType] = Digest,
            [EventEnvelopes.TestType] = () => Object(new() { ["hello"] = Text(null) }, "hello"),
        };
        foreach (var name in new[] { "webhook.failing.v1", "webhook.disabled.v1", "webhook.recovered.v1" })
            data[name] = () => Object(new() { ["webhook"] = Text("Id of the webhook."), ["detail"] = Text("What happened, in words.") }, "webhook", "detail");
        foreach (var (name, type) in StoryEventCodec.WireNames)
            data[name] = () => OfStory(RecordSchemas.Of(type));
        return data;
    }

    private static JsonObject OfStory(JsonNode happened) => Object(
        new()
        {
            ["epoch"] = Whole("Names the journal: another epoch is another journal."),
            ["sequence"] = Whole("Place in the journal; (epoch, sequence) is the identity of the event."),
            ["story"] = Text("Id of the story."),
            ["title"] = Text("The story's title."),
            ["version"] = Whole("Place of the event in its story, from 1."),
            ["at"] = Time("The time of what it tells."),
            ["event"] = happened,
            ["shift"] = new JsonObject { ["type"] = "object", ["description"] = "The shift that the event refers to, as it was told." },
            ["truncated"] = new JsonObject { ["type"] = "boolean", ["description"] = "Long texts and lists were cut to keep the message under 20 kB." },
        },
        "epoch", "sequence", "story", "title", "version", "at", "event");

    private static JsonObject Digest()
    {
        var item = Object(
            new()
            {
                ["id"] = Text("Of the message that it would have been."),
                ["type"] = Text("Wire name."),
                ["timestamp"] = Time(null),
                ["epoch"] = Whole(null),
                ["sequence"] = Whole("What to ask the pull API for."),
                ["story"] = Text(null),
                ["title"] = Text(null),
                ["shift"] = new JsonObject { ["type"] = "object" },
            },
            "id", "type", "timestamp");
        return Object(
            new()
            {
                ["count"] = Whole("How many events it tells."),
                ["items"] = new JsonObject { ["type"] = "array", ["description"] = "In order.", ["items"] = item },
                ["truncated"] = new JsonObject { ["type"] = "boolean" },
            },
            "count", "items");
    }

    private static JsonObject Object(JsonObject properties, params string[] required) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]),
    };

    private static JsonObject Text(string? meaning) => Typed("string", meaning);

    private static JsonObject Whole(string? meaning) => Typed("integer", meaning);

    private static JsonObject Time(string? meaning)
    {
        var time = Typed("string", meaning);
        time["format"] = "date-time";
        return time;
    }

    private static JsonObject Typed(string type, string? meaning)
    {
        var schema = new JsonObject { ["type"] = type };
        if (meaning is not null)
            schema["description"] = meaning;
        return schema;
    }
}
