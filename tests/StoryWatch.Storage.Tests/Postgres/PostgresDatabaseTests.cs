using Npgsql;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Storage.Postgres;
using StoryWatch.Storage.Sql;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing.Servers;

namespace StoryWatch.Storage.Tests.Postgres;

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresDatabaseTests(PostgresServer server)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    [ServerFact]
    public async Task A_stop_of_the_server_loses_nothing_and_doubles_nothing()
    {
        if (!PostgresServer.IsPrivate)
            return;
        await using var database = Open(await server.CreateDatabaseAsync());
        var store = Stores.Over(database);
        await AcceptAsync(store.Inbox, 0, 20);

        var writing = AcceptAsync(store.Inbox, 20, 40);
        await server.StopAsync();
        var appending = SettleAsync(store.Journal, 1, 20);
        var reading = store.Inbox.ReadAsync(0, 100, default);
        await server.StartAsync();

        await writing.WaitAsync(TimeLimit);
        await appending.WaitAsync(TimeLimit);
        (await reading.WaitAsync(TimeLimit)).Count.ShouldBeGreaterThanOrEqualTo(20);
        (await store.Inbox.CountAsync(default)).ShouldBe(new InboxCounts(40, 20));
        (await store.Journal.ReadAsync(0, 100, default)).Select(entry => entry.Position.Sequence).ShouldBe(Enumerable.Range(1, 20).Select(i => (long)i));
    }

    [ServerFact]
    public async Task A_server_that_stays_away_is_said_in_plain_words()
    {
        await using var database = new PostgresDatabase(
            $"Host=127.0.0.1;Port={Ports.Free()};Username=nobody;Database=nowhere", TimeSpan.FromMilliseconds(200), TimeProvider.System);

        await Should.ThrowAsync<StorageUnavailableException>(async () => await database.OpenAsync(default));
    }

    [ServerFact]
    public async Task Two_processes_that_start_on_an_empty_database_make_it_once()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var one = Open(connectionString);
        await using var two = Open(connectionString);

        await Task.WhenAll(one.OpenAsync(default).AsTask(), two.OpenAsync(default).AsTask());

        one.Epoch.ShouldBe(two.Epoch);
    }

    [ServerFact]
    public async Task A_store_of_a_newer_program_is_refused()
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using (var database = Open(connectionString))
            await database.OpenAsync(default);
        await using (var source = NpgsqlDataSource.Create(connectionString))
        await using (var command = source.CreateCommand("insert into schema_version (version, name) values (999, '999-from-the-future')"))
            await command.ExecuteNonQueryAsync();

        await using var older = Open(connectionString);

        (await Should.ThrowAsync<StorageRefusedException>(async () => await older.OpenAsync(default))).Message.ShouldContain($"up to {Migrator.LatestVersion}");
    }

    [ServerFact]
    public async Task A_database_that_does_not_exist_is_an_error_at_once()
    {
        var builder = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { Database = "not_there" };
        await using var database = Open(builder.ConnectionString);

        (await Should.ThrowAsync<PostgresException>(async () => await database.OpenAsync(default))).Message.ShouldContain("not_there");
    }

    private static PostgresDatabase Open(string connectionString) => new(connectionString, PostgresDatabase.DefaultPatience, TimeProvider.System);

    private static Task<IReadOnlyList<InboxReceipt>[]> AcceptAsync(IInbox inbox, int from, int to) => Task.WhenAll(Enumerable.Range(from, to - from).Select(i =>
        inbox.AcceptAsync([new Article($"a-{i}", $"Text {i}.", DateTimeOffset.UnixEpoch)], default)));

    private static Task SettleAsync(IJournal journal, int from, int to) => Task.WhenAll(Enumerable.Range(from, to - from + 1).Select(async i =>
    {
        var story = new StoryId($"s-{i}");
        var append = new Append(story, 0, [new StoryOpened($"Story {i}", DateTimeOffset.UnixEpoch)], new Settlement(i, story, "d-1", null, "g"));

        // A commit whose answer was lost with the connection was settled before.
        (await journal.AppendAsync(append, default)).ShouldBeOneOf(AppendResult.Appended, AppendResult.AlreadySettled);
    }));
}
