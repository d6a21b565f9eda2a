namespace StoryWatch.Feeds.Reading;

/// <summary>What a document writes, where it writes anything.</summary>
internal static class Written
{
    /// <summary>Without the space around it; null where nothing is left.</summary>
    public static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } kept ? kept : null;
}
