using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using StoryWatch.Feeds.Text;

namespace StoryWatch.Feeds.Polling;

/// <summary>Headers of an answer, read as servers write them.</summary>
internal static partial class FetchHeaders
{
    // A server that asks for more than this is asked again all the same.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    /// <summary>As it was written; null where it is absent.</summary>
    public static string? Verbatim(this HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString() is { Length: > 0 and <= 1024 } value ? value : null
            : null;

    /// <summary>Retry-After as seconds or as a date, also a sloppy one.</summary>
    public static DateTimeOffset? RetryAt(this HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Verbatim("Retry-After")?.Trim() is not { } written)
            return null;
        var at = long.TryParse(written, out var seconds) && seconds >= 0 ? now.AddSeconds(Math.Min(seconds, LongestWait.TotalSeconds)) : FeedDate.Parse(written);
        return at is null || at <= now ? null : at > now + LongestWait ? now + LongestWait : at;
    }

    public static string? Charset(this HttpResponseMessage response) =>
        response.Verbatim("Content-Type") is { } written && MediaTypeHeaderValue.TryParse(written, out var type) ? type.CharSet
        : CharsetPattern().Match(response.Verbatim("Content-Type") ?? "") is { Success: true } match ? match.Groups[1].Value
        : null;

    /// <summary>Targets of the Link header (RFC 8288).</summary>
    public static IReadOnlyList<(string Rel, string Href)> Links(this HttpResponseMessage response) =>
    [
        .. LinkPattern().Matches(response.Verbatim("Link") ?? "").SelectMany(match =>
            match.Groups["rel"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rel => (rel.ToLowerInvariant(), match.Groups["href"].Value.Trim()))),
    ];

    [GeneratedRegex("""charset\s*=\s*"?([\w-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex CharsetPattern();

    [GeneratedRegex("""<(?<href>[^>]*)>[^,]*?;\s*rel\s*=\s*"?(?<rel>[\w :/.-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex LinkPattern();
}
