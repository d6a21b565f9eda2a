using StoryWatch.Storage.Postgres;
using StoryWatch.Testing.Servers;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Storage.Tests.Postgres;

[CollectionDefinition(PostgresServer.Collection)]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>;

/// <summary>A database of its own for a test, opened as often as it likes.</summary>
internal sealed class PostgresStore(PostgresServer server)
{
    private string? _connectionString;

    public async Task<string> ConnectionStringAsync() => _connectionString ??= await server.CreateDatabaseAsync();

    public async Task<StoreUnderTest> OpenAsync()
    {
        var database = new PostgresDatabase(await ConnectionStringAsync(), PostgresDatabase.DefaultPatience, TimeProvider.System);
        await database.OpenAsync(CancellationToken.None);
        return Stores.Over(database);
    }
}
