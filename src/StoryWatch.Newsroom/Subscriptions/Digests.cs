using System.Text.Json;
using System.Text.Json.Nodes;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Messages that go out together: one alone as it is, several as digests, each within the size of a message.</summary>
public static class Digests
{
    // Room for the envelope around the items.
    private const int MostItemBytes = EventEnvelopes.MostBytes - 1500;

    private const int LongestText = 1000;

    private static readonly string[] PlaceFields = ["epoch", "sequence", "story", "title"];
    private static readonly string[] ShiftFields = ["id", "kind", "issue", "from", "to", "severity"];

    public static IReadOnlyList<OutgoingMessage> Of(IReadOnlyList<OutgoingMessage> sent, DateTimeOffset now)
    {
        if (sent.Count <= 1)
            return sent;
        var digests = new List<OutgoingMessage>();
        var (items, texts, size) = (new JsonArray(), new List<string>(), 0);
        OutgoingMessage? first = null;
        OutgoingMessage? last = null;
        foreach (var message in sent)
        {
            var (item, text) = Read(message);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(item, Journal.StoryEventCodec.Json).Length + (2 * text?.Length ?? 0);
            if (first is not null && size + bytes > MostItemBytes)
            {
                digests.Add(Write(items, texts, first, last!, now));
                (items, texts, size, first) = ([], [], 0, null);
            }

            items.Add(item);
            if (text is not null)
                texts.Add(text);
            size += bytes;
            (first, last) = (first ?? message, message);
        }

        digests.Add(Write(items, texts, first!, last!, now));
        return digests;
    }

    /// <summary>What a digest keeps of a message: enough to fetch the event.</summary>
    private static (JsonObject Item, string? Text) Read(OutgoingMessage message)
    {
        var envelope = JsonNode.Parse(message.Body.Span)!;
        var data = envelope["data"]!;
        var item = new JsonObject { ["id"] = message.Id, ["type"] = message.Type, ["timestamp"] = envelope["timestamp"]!.DeepClone() };
        foreach (var name in PlaceFields)
        {
            if (data[name] is { } value)
                item[name] = value is JsonValue words && words.TryGetValue<string>(out var title) ? EventEnvelopes.Cut(title, LongestText) : value.DeepClone();
        }

        if ((data["event"]?["shift"] ?? data["shift"]) is { } shift)
        {
            item["shift"] = new JsonObject(ShiftFields
                .Where(name => shift[name] is not null)
                .Select(name => KeyValuePair.Create(name, shift[name]?.DeepClone())))
            {
                ["actor"] = shift["actor"]?["name"]?.DeepClone(),
            };
        }

        return (item, envelope["text"] is { } text ? EventEnvelopes.Cut(text.GetValue<string>(), LongestText) : null);
    }

    private static OutgoingMessage Write(JsonArray items, List<string> texts, OutgoingMessage first, OutgoingMessage last, DateTimeOffset now)
    {
        // Of its first and last event: made again of the same events it is the same message.
        var id = $"{first.Id}_{last.Event}";
        var count = items.Count;
        var envelope = EventEnvelopes.Envelope(
            id, EventEnvelopes.DigestType, now, texts.Count == 0 ? null : string.Join('\n', texts), new JsonObject { ["count"] = count, ["items"] = items });
        return new(id, EventEnvelopes.DigestType, first.Story == last.Story ? first.Story : "", last.Event, 0, EventEnvelopes.ToBytes(envelope));
    }
}
