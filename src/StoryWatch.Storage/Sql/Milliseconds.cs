namespace StoryWatch.Storage.Sql;

/// <summary>Times as columns keep them where they are compared: UTC milliseconds.</summary>
internal static class Milliseconds
{
    public static long ToMilliseconds(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
