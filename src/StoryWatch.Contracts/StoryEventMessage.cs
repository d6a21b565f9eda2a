using System.Text.Json;

namespace StoryWatch.Contracts;

/// <summary>One journal event as it leaves the house: on the bus, to the page, to webhooks and over HTTP.</summary>
/// <param name="Name">Wire name with version, such as <c>story.position-shifted.v1</c>.</param>
/// <param name="Epoch">Names the journal: a client that sees another epoch takes a fresh snapshot.</param>
/// <param name="Sequence">Rises by journal order; (epoch, sequence) is the identity of the event.</param>
/// <param name="Story">Id of the story.</param>
/// <param name="Version">Place of the event in its story, from 1.</param>
/// <param name="Data">The event's own fields, in the JSON that the wire name stands for.</param>
public sealed record StoryEventMessage(
    string Name,
    long Epoch,
    long Sequence,
    string Story,
    int Version,
    DateTimeOffset At,
    JsonElement Data);
