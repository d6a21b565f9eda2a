using System.Collections.Immutable;
using System.Text.Json;
using StoryWatch.Contracts;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>
/// What later events of a story refer back to: its title, and the shifts and claims that were told. A fold over messages as they leave the
/// house, by the fields of their JSON, so that an event that is new to it is read as far as it looks like the others.
/// </summary>
public sealed record StoryMemory
{
    public static readonly StoryMemory Empty = new();

    private ImmutableDictionary<string, Told> Shifts { get; init; } = ImmutableDictionary<string, Told>.Empty;

    private ImmutableDictionary<string, Bearing> Claims { get; init; } = ImmutableDictionary<string, Bearing>.Empty;

    /// <summary>Of the newest message taken.</summary>
    public long Sequence { get; private init; }

    public string Title { get; private init; } = "";

    /// <summary>The facts of the next message, and the memory after it.</summary>
    public (EventFacts Facts, StoryMemory Next) Take(StoryEventMessage message)
    {
        var data = message.Data;
        var next = this with { Sequence = message.Sequence, Title = data.Text("title") is { } title && message.Version == 1 ? title : Title };
        if (data.Object("shift") is { } shift)
        {
            var told = new Told(shift, BearingReader.Of(message, shift));
            next = next with { Shifts = Shifts.SetItem(shift.Text("id") ?? "", told) };
            return (new(message, next.Title, told.Bearing, null, shift, AlertStep.Told), next);
        }

        if (data.Text("shiftId") is { } id && Shifts.TryGetValue(id, out var known))
        {
            var grown = data.Number("sources") is { } sources
                ? known.Bearing with { Sources = sources, Severity = data.Number("severity") ?? known.Bearing.Severity }
                : known.Bearing;
            next = next with { Shifts = Shifts.SetItem(id, known with { Bearing = grown }) };
            var step = data.Number("sources") is null ? AlertStep.TakenBack : AlertStep.Grown;
            return (new(message, next.Title, grown, known.Bearing, known.Shift, step), next);
        }

        var bearing = BearingReader.Of(message, data);
        if (data.Object("claim")?.Text("id") is { } claim)
            next = next with { Claims = Claims.SetItem(claim, bearing) };
        else if (data.Text("claimId") is { } claimed && Claims.TryGetValue(claimed, out var made))
            bearing = made with { Sources = data.Number("sources") ?? made.Sources };
        return (new(message, next.Title, bearing, null, null, AlertStep.None), next);
    }

    private sealed record Told(JsonElement Shift, Bearing Bearing);
}
