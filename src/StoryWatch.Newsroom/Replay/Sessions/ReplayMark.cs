using System.Text.Json.Nodes;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>Says of a message that it comes of a replay: in a field that the signature covers, in its id, and in its text for chat.</summary>
/// <param name="AllowedBy">Who let the replay tell webhooks.</param>
public sealed record ReplayMark(string Replay, string Archive, string AllowedBy)
{
    /// <summary>With this the ids of replays' messages begin, and no others: a replay's id is r- and more.</summary>
    public const string IdsBegin = $"{Prefix}r-";

    private const string Prefix = "msg_";

    /// <summary>With this the ids of one replay's messages begin.</summary>
    public static string IdsOf(string replay) => $"{Prefix}{replay}_";

    /// <param name="hasText">Whether the receiver asks for the text.</param>
    public NewDelivery On(NewDelivery delivery, bool hasText)
    {
        var message = delivery.Message;
        var id = $"{IdsOf(Replay)}{message.Id[Prefix.Length..]}";
        var envelope = JsonNode.Parse(message.Body.Span)!.AsObject();
        envelope["id"] = id;
        envelope["replay"] = new JsonObject { ["id"] = Replay, ["archive"] = Archive, ["allowedBy"] = AllowedBy };
        if (!hasText)
            envelope.Remove("text");
        else if (envelope["text"] is { } text)
            envelope["text"] = $"REPLAY of {MessageText.Escape(Archive)}: {text.GetValue<string>()}";

        // In a queue of its own: the live desk's news of a story with the same id does not wait for it.
        return delivery with { Message = message with { Id = id, Body = EventEnvelopes.ToBytes(envelope) }, Order = $"{Replay}/{delivery.Order}" };
    }
}
