using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Events as they leave the house: id, type, timestamp and data, the recommended payload of Standard Webhooks, within its size.</summary>
public static class EventEnvelopes
{
    /// <summary>Standard Webhooks asks for less than 20 kB.</summary>
    public const int MostBytes = 20_000;

    /// <summary>Name of a message that tells several events together.</summary>
    public const string DigestType = "webhook.digest.v1";

    /// <summary>Name of a message that says nothing but that it came.</summary>
    public const string TestType = "webhook.test.v1";

    /// <summary>The id of an event's message to one receiver: the same however often it is made.</summary>
    public static string IdOf(StoryEventMessage message, string receiver) => IdOf(message.Epoch, message.Sequence, receiver);

    public static string IdOf(long epoch, long sequence, string receiver) =>
        string.Create(CultureInfo.InvariantCulture, $"msg_{epoch:x}_{sequence}_{receiver}");

    /// <param name="chat">Adds the text.</param>
    public static JsonObject Of(EventFacts happened, string id, bool chat)
    {
        var message = happened.Message;
        var data = new JsonObject
        {
            ["epoch"] = message.Epoch,
            ["sequence"] = message.Sequence,
            ["story"] = message.Story,
            ["title"] = happened.Title,
            ["version"] = message.Version,
            ["at"] = message.At,
            ["event"] = JsonNode.Parse(message.Data.GetRawText()),
        };

        // A shift that the event only refers to: a receiver need not have kept it.
        if (happened.Shift is { } shift && message.Data.Object("shift") is null)
            data["shift"] = JsonNode.Parse(shift.GetRawText());
        return Envelope(id, message.Name, message.At, chat ? MessageText.Of(happened) : null, data);
    }

    /// <summary>What an operator has to know.</summary>
    public static JsonObject Of(OperatorEventView happened, string id, bool chat) => Envelope(
        id,
        happened.Name,
        happened.At,
        chat ? MessageText.Escape(happened.Detail) : null,
        new JsonObject { ["webhook"] = happened.Subject, ["detail"] = happened.Detail });

    public static JsonObject Test(string id, DateTimeOffset now, bool chat) => Envelope(
        id, TestType, now, chat ? "StoryWatch says hello: this webhook works." : null, new JsonObject { ["hello"] = "This webhook works." });

    internal static JsonObject Envelope(string id, string type, DateTimeOffset at, string? text, JsonObject data)
    {
        var envelope = new JsonObject { ["id"] = id, ["type"] = type, ["timestamp"] = at };
        if (text is not null)
            envelope["text"] = text;
        envelope["data"] = data;
        return envelope;
    }

    /// <summary>The bytes, shortened where they would be too many; then <c>data.truncated</c> says so.</summary>
    public static byte[] ToBytes(JsonObject envelope)
    {
        var bytes = Write(envelope);
        foreach (var longest in new[] { 2000, 500, 100, 20 })
        {
            if (bytes.Length < MostBytes)
                return bytes;
            Shorten(envelope["data"]!, longest);
            envelope["data"]!["truncated"] = true;
            bytes = Write(envelope);
        }

        return bytes;
    }

    private static byte[] Write(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, StoryEventCodec.Json);

    /// <summary>Cuts long strings, between characters, and long lists.</summary>
    private static void Shorten(JsonNode node, int longest)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (value is JsonValue text && text.TryGetValue<string>(out var words) && words.Length > longest && !IsIdentity(name))
                        fields[name] = Cut(words, longest);
                    else if (value is not null)
                        Shorten(value, longest);
                }

                break;
            case JsonArray items:
                while (items.Count > longest)
                    items.RemoveAt(items.Count - 1);
                foreach (var item in items.OfType<JsonNode>())
                    Shorten(item, longest);
                break;
        }
    }

    // Half an id is another id, and half an address leads elsewhere.
    private static bool IsIdentity(string name) => name is "id" or "story" or "shiftId" or "claimId" or "type";

    /// <summary>The start of words that are too long, and a dot for the rest.</summary>
    public static string Cut(string words, int longest) =>
        words.Length <= longest ? words : $"{words[..(char.IsHighSurrogate(words[longest - 1]) ? longest - 1 : longest)]}…";
}
