using System.Globalization;

namespace StoryWatch.Feeds.Xml;

/// <summary>Dates of feeds: RFC 822 with its zone names, and ISO 8601.</summary>
internal static class FeedDate
{
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = "+00:00",
        ["UTC"] = "+00:00",
        ["GMT"] = "+00:00",
        ["Z"] = "+00:00",
        ["EST"] = "-05:00",
        ["EDT"] = "-04:00",
        ["CST"] = "-06:00",
        ["CDT"] = "-05:00",
        ["MST"] = "-07:00",
        ["MDT"] = "-06:00",
        ["PST"] = "-08:00",
        ["PDT"] = "-07:00",
        ["CET"] = "+01:00",
        ["CEST"] = "+02:00",
        ["BST"] = "+01:00",
        ["MSK"] = "+03:00",
    };

    private static readonly string[] Formats =
    [
        "d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm zzz", "d MMM yy HH:mm:ss zzz", "d MMM yy HH:mm zzz", "d MMM yyyy HH:mm:ss", "d MMM yyyy",
    ];

    /// <summary>Null where it is no date that can be told.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var given = text.Trim();
        if (char.IsAsciiDigit(given[0]) && given.Length >= 10 && given[4] == '-'
            && DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var iso))
        {
            return iso;
        }

        var comma = given.IndexOf(',', StringComparison.Ordinal);
        var words = given[(comma + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0 && Zone(words[^1]) is { } zone)
            words[^1] = zone;
        return DateTimeOffset.TryParseExact(
            string.Join(' ', words), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var rfc) ? rfc : null;
    }

    private static string? Zone(string word) =>
        Zones.TryGetValue(word, out var offset) ? offset
        : word is ['+' or '-', _, _, _, _] ? $"{word[..3]}:{word[3..]}"
        : null;
}
