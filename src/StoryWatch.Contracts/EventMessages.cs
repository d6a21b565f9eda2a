using System.Text.Json;

namespace StoryWatch.Contracts;

/// <summary>An event as a webhook gets it and as the pull API gives it: Standard Webhooks' recommended payload, under 20 kB.</summary>
/// <param name="Id">The same in every try; a receiver that has seen it drops the double.</param>
/// <param name="Type">Wire name of the event.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Text">For chat, where the webhook asks for it.</param>
/// <param name="Data">By type; the schema is at /api/schemas/{type}.</param>
public sealed record EventEnvelope(string Id, string Type, DateTimeOffset Timestamp, string? Text, JsonElement Data);

/// <summary>Events after a cursor, in the order of the journal.</summary>
/// <param name="Cursor">What to ask for after.</param>
/// <param name="More">There are more now.</param>
public sealed record EventPage(IReadOnlyList<EventEnvelope> Events, string Cursor, bool More);
