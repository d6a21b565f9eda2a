namespace StoryWatch.Feeds;

/// <summary>What a feed may be at most.</summary>
internal static class FeedLimits
{
    /// <summary>Characters of a document.</summary>
    public const int Characters = 16 * 1024 * 1024;

    /// <summary>Bytes of an archive that was packed.</summary>
    public const int Unpacked = 256 * 1024 * 1024;

    public const int Items = 5000;

    /// <summary>Elements inside elements.</summary>
    public const int Depth = 256;
}
