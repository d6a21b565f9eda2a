using System.Globalization;
using System.Text.Json;

namespace StoryWatch.Newsroom.Intake;

/// <summary>Reads the fields of one JSON object and names the one at fault.</summary>
internal static class RecordFields
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd", "yyyyMMdd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyyMMddTHHmmssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", "r",
    ];

    /// <summary>The string under the name, trimmed unless it is the text; null where it is absent, null or blank.</summary>
    /// <exception cref="ArticleFaultException">It is of another kind, too long, or holds what no text may hold.</exception>
    public static string? Text(JsonElement record, string name, int limit, bool trim = true)
    {
        if (!record.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
            return null;

        var isNumberedId = value.ValueKind is JsonValueKind.Number && name is "id" or "doc";
        if (value.ValueKind is not JsonValueKind.String && !isNumberedId)
            throw new ArticleFaultException(name, "must be a string");

        var text = isNumberedId ? value.GetRawText() : Decode(value, name);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > limit)
            throw new ArticleFaultException(name, $"is {text.Length} characters long; the limit is {limit}");
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new ArticleFaultException(name, "holds the character U+0000");
        return trim ? text.Trim() : text;
    }

    /// <summary>A day or a timestamp of ISO 8601 (or RFC 1123); without an offset it is UTC.</summary>
    public static DateTimeOffset? Time(JsonElement record, string name)
    {
        if (Text(record, name, ArticleLimits.Field) is not { } text)
            return null;
        if (!DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            throw new ArticleFaultException(name, "is no date or timestamp of ISO 8601, such as 2021-03-22 or 2021-03-22T14:05:00Z");
        return time < ArticleLimits.Earliest
            ? throw new ArticleFaultException(name, $"lies before {ArticleLimits.Earliest.Year}")
            : time;
    }

    /// <summary>As <see cref="Time"/>, and not after <paramref name="now"/> by more than the clocks of the world differ.</summary>
    public static DateTimeOffset? PastTime(JsonElement record, string name, DateTimeOffset now)
    {
        var time = Time(record, name);
        return time > now + ArticleLimits.Ahead
            ? throw new ArticleFaultException(name, string.Create(CultureInfo.InvariantCulture, $"lies in the future: {time:yyyy-MM-dd}"))
            : time;
    }

    public static int? Count(JsonElement record, string name)
    {
        if (!record.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
            return null;
        return value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 1
            ? count
            : throw new ArticleFaultException(name, "must be a whole number from 1");
    }

    private static string Decode(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ArticleFaultException(name, "holds half of a surrogate pair, which is no text");
        }
    }
}

/// <summary>Leaves the reading of one record; never leaves <see cref="ArticleRecord"/>.</summary>
internal sealed class ArticleFaultException(string? field, string reason) : Exception(reason)
{
    public ArticleFault Fault { get; } = new(field, reason);
}
