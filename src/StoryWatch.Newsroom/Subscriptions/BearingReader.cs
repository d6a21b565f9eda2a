using System.Text.Json;
using StoryWatch.Contracts;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Finds what an event is about in its JSON.</summary>
internal static class BearingReader
{
    /// <param name="data">The event's data, or the shift in it.</param>
    public static Bearing Of(StoryEventMessage message, JsonElement data)
    {
        var position = data.Object("position") ?? data;
        var claim = data.Object("claim");
        var parties = new[] { position.Object("actor"), position.Object("counterpart"), claim?.Object("speaker") }
            .SelectMany(party => new[] { party?.Text("name"), party?.Text("country") })
            .OfType<string>()
            .Where(name => name.Length > 0)
            .ToList();
        var article = data.Object("article") ?? data.Object("after")?.Object("article") ?? claim?.Object("article");
        return new Bearing(
            message.Story,
            parties,
            position.Text("issue"),
            data.Text("kind"),
            article?.Text("outlet"),
            data.Number("severity") ?? 0,
            data.Number("sources") ?? (data.Object("after") is not null || claim is not null ? 1 : 0));
    }
}

/// <summary>Looks into JSON that may be otherwise.</summary>
internal static class JsonLook
{
    public static JsonElement? Object(this JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? found : null;

    public static string? Text(this JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    public static int? Number(this JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Number
            && found.TryGetInt32(out var number) ? number : null;
}
