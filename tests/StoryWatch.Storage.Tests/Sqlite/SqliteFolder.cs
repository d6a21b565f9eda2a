using StoryWatch.Storage.Sqlite;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Storage.Tests.Sqlite;

/// <summary>A store in a folder of its own, removed in the end.</summary>
internal sealed class SqliteFolder : IAsyncDisposable
{
    private SqliteDatabase? _database;

    public string Path { get; } = Directory.CreateTempSubdirectory("storywatch-").FullName;

    public async Task<StoreUnderTest> OpenAsync()
    {
        await CloseAsync();
        _database = new SqliteDatabase(Path);
        await _database.OpenAsync(CancellationToken.None);
        return Stores.Over(_database) with { Owner = this };
    }

    public async Task CloseAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        _database = null;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Path, recursive: true);
    }
}
