using Microsoft.Data.Sqlite;

namespace StoryWatch.EndToEnd.Tests.Feeds;

/// <summary>The inbox of a data folder, read beside the program that uses it.</summary>
internal static class InboxFile
{
    /// <summary>All rows: the article's id and revision.</summary>
    public static IReadOnlyList<(string Id, long Revision)> Rows(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "storywatch.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select id, revision from inbox order by sequence";
        using var reader = command.ExecuteReader();
        var rows = new List<(string, long)>();
        while (reader.Read())
            rows.Add((reader.GetString(0), reader.GetInt64(1)));
        return rows;
    }
}
