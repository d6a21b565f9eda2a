using System.Globalization;
using System.Text.Json;
using StoryWatch.Feeds.Text;

namespace StoryWatch.Feeds.Json;

/// <summary>Fields of JSON objects, read leniently: of another kind than expected is as good as absent.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(this JsonElement record, string name) =>
        record.ValueKind is JsonValueKind.Object && record.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>A string, or a number as it is written; trimmed, null where blank.</summary>
    public static string? Text(this JsonElement record, string name) => record.Field(name) is { } value ? Text(value) : null;

    /// <summary>The first of several names that has a text.</summary>
    public static string? Text(this JsonElement record, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (record.Text(name) is { } text)
                return text;
        }

        return null;
    }

    public static IEnumerable<JsonElement> List(this JsonElement record, string name) =>
        record.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static DateTimeOffset? Time(this JsonElement record, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (FeedDate.Parse(record.Text(name)) is { } time)
                return time;
        }

        return null;
    }

    public static int? Count(this JsonElement record, string name) =>
        int.TryParse(record.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static string? Text(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Number)
            return value.GetRawText();
        if (value.ValueKind is not JsonValueKind.String)
            return null;
        try
        {
            return value.GetString()?.Trim() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return null;
        }
    }
}
