namespace StoryWatch.Storage.Sql;

/// <summary>Text as a column can hold it.</summary>
internal static class ColumnText
{
    /// <summary>PostgreSQL has no U+0000 in text: an article's words must not stop the projection.</summary>
    public static string? Storable(this string? text) => text?.Replace('\0', '\uFFFD');
}
