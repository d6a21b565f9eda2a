using System.Text.RegularExpressions;

namespace StoryWatch.Feeds.Reading;

/// <summary>An author as feeds write one: "me@example.com (Name)", "Name &lt;me@example.com&gt;", or the name.</summary>
internal static partial class Byline
{
    /// <summary>The name where there is one, else what is written; null for nothing.</summary>
    public static string? Of(string? written)
    {
        if (written?.Trim() is not { Length: > 0 } text)
            return null;
        if (!text.Contains('@', StringComparison.Ordinal))
            return text;
        var name = AddressThenName().Match(text) is { Success: true } after ? after.Groups["name"].Value.Trim()
            : NameThenAddress().Match(text) is { Success: true } before ? before.Groups["name"].Value.Trim(' ', '"')
            : "";
        return name.Length > 0 ? name : text;
    }

    /// <summary>Several names as one byline; null for none.</summary>
    public static string? Of(IEnumerable<string?> names) =>
        string.Join(", ", names.Select(Of).OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } byline ? byline : null;

    [GeneratedRegex("""^\S+@\S+\s*\((?<name>[^)]*)\)$""")]
    private static partial Regex AddressThenName();

    [GeneratedRegex("""^(?<name>[^<(]*)\s*[<(](?:mailto:)?\S+@\S+[>)]$""")]
    private static partial Regex NameThenAddress();
}
