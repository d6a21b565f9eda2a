using Microsoft.Data.Sqlite;

namespace StoryWatch.EndToEnd.Tests.Replay;

/// <summary>A look into a data folder from outside, also while the program writes.</summary>
internal static class JournalFile
{
    public static long CountEvents(string folder)
    {
        try
        {
            return Read(folder, "select count(*) from journal", row => row.GetInt64(0)).Single();
        }
        catch (SqliteException)
        {
            // Not there yet, or not set up yet.
            return 0;
        }
    }

    /// <summary>Each story's events in order, as they are written.</summary>
    public static IReadOnlyList<string> Stories(string folder) =>
        Read(folder, "select story, version, name, data from journal order by story, version",
            row => $"{row.GetString(0)} {row.GetInt64(1)} {row.GetString(2)} {Convert.ToBase64String(row.GetFieldValue<byte[]>(3))}");

    private static List<T> Read<T>(string folder, string query, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "storywatch.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var row = command.ExecuteReader();
        var found = new List<T>();
        while (row.Read())
            found.Add(read(row));
        return found;
    }
}
