namespace StoryWatch.Storage.Sql;

/// <summary>Where the two databases differ. All else is one SQL.</summary>
internal sealed record Dialect(string SequenceType, string BlobType, string NowMilliseconds, SearchSyntax Search)
{
    /// <summary>"integer primary key" is SQLite's own row id: no second index for the journal.</summary>
    public static readonly Dialect Sqlite = new("integer", "blob", "cast(unixepoch('subsec') * 1000 as integer)", SearchSyntax.Fts5);

    /// <summary>The wall clock, not the transaction's start.</summary>
    public static readonly Dialect Postgres = new("bigint", "bytea", "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)", SearchSyntax.TextSearch);

    public string Translate(string sql) => sql
        .Replace("{sequence}", SequenceType, StringComparison.Ordinal)
        .Replace("{blob}", BlobType, StringComparison.Ordinal)
        .Replace("{search_words}", Search.Table, StringComparison.Ordinal)
        .Replace("{now}", NowMilliseconds, StringComparison.Ordinal);
}
