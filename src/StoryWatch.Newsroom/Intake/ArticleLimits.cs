namespace StoryWatch.Newsroom.Intake;

/// <summary>What intake takes at most, in UTF-16 code units where it is text.</summary>
public static class ArticleLimits
{
    public const int Id = 512;

    /// <summary>Of every other field but the text.</summary>
    public const int Field = 4096;

    public const int Text = 2_000_000;

    /// <summary>Bytes of one record.</summary>
    public const int RecordBytes = 8 * 1024 * 1024;

    /// <summary>How far ahead of the receiving clock an article may be dated: time zones and wrong clocks.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(2);

    /// <summary>Nothing was published by wire before.</summary>
    public static readonly DateTimeOffset Earliest = new(1850, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
