using Dapper;
using Microsoft.Data.Sqlite;
using StoryWatch.Storage.Sql;
using StoryWatch.Storage.Sqlite;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests
{
    [Fact]
    public async Task What_was_accepted_is_there_after_a_restart_and_so_is_the_epoch()
    {
        await using var folder = new SqliteFolder();
        var store = await folder.OpenAsync();
        await store.Inbox.AcceptAsync([Article("a-1")], default);
        var before = await store.Journal.HeadAsync(default);

        store = await folder.OpenAsync();

        (await store.Inbox.FindAsync("a-1", null, default)).ShouldBe(Article("a-1"));
        (await store.Journal.HeadAsync(default)).ShouldBe(before);
        await store.Inbox.WaitAsync(0, default);
    }

    [Fact]
    public async Task Two_stores_have_two_epochs()
    {
        await using var folder = new SqliteFolder();
        await using var other = new SqliteFolder();

        var (one, two) = (await (await folder.OpenAsync()).Journal.HeadAsync(default), await (await other.OpenAsync()).Journal.HeadAsync(default));

        one.Epoch.ShouldNotBe(two.Epoch);
    }

    [Fact]
    public async Task A_folder_in_use_is_refused()
    {
        await using var folder = new SqliteFolder();
        await folder.OpenAsync();
        await using var second = new SqliteDatabase(folder.Path);

        (await Should.ThrowAsync<StorageRefusedException>(async () => await second.OpenAsync(default))).Message.ShouldContain(folder.Path);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_the_message_says_both_versions()
    {
        await using var folder = new SqliteFolder();
        await folder.OpenAsync();
        await folder.CloseAsync();
        await ExecuteAsync(folder.Path, "insert into schema_version (version, name) values (999, '999-from-the-future')");

        var refused = await Should.ThrowAsync<StorageRefusedException>(folder.OpenAsync);

        refused.Message.ShouldContain("999");
        refused.Message.ShouldContain($"up to {Migrator.LatestVersion}");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await using var folder = new SqliteFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "storywatch.db"), new string('x', 8192));

        (await Should.ThrowAsync<StorageRefusedException>(folder.OpenAsync)).Message.ShouldContain("storywatch.db");
    }

    [Fact]
    public async Task Commits_wait_for_the_disk_and_readers_do_not_wait_for_the_writer()
    {
        await using var folder = new SqliteFolder();
        await using var database = new SqliteDatabase(folder.Path);
        (await database.SingleOrDefaultAsync<long>("pragma synchronous", null, default)).ShouldBe(2);
        (await database.SingleOrDefaultAsync<string>("pragma journal_mode", null, default)).ShouldBe("wal");
    }

    [Fact]
    public async Task A_write_that_fails_takes_none_of_its_group_with_it()
    {
        await using var folder = new SqliteFolder();
        await using var database = new SqliteDatabase(folder.Path);
        var blocked = new TaskCompletionSource();
        var first = database.WriteAsync(
            Lane.Rows,
            async session =>
            {
                await blocked.Task;
                return await session.ExecuteAsync("insert into checkpoint (name, sequence) values ('first', 1)");
            }, default);

        // These wait together, behind the first.
        var good = database.WriteAsync(Lane.Rows, session => session.ExecuteAsync("insert into checkpoint (name, sequence) values ('good', 1)"), default);
        var bad = database.WriteAsync(Lane.Rows, session => session.ExecuteAsync("insert into nowhere (name) values ('bad')"), default);
        var better = database.WriteAsync(Lane.Rows, session => session.ExecuteAsync("insert into checkpoint (name, sequence) values ('better', 1)"), default);
        blocked.SetResult();

        await first;
        await Should.ThrowAsync<SqliteException>(() => bad);
        (await good).ShouldBe(1);
        (await better).ShouldBe(1);
        (await database.QueryAsync<string>("select name from checkpoint order by name", null, default)).ShouldBe(["better", "first", "good"]);
    }

    private static Article Article(string id) => new(id, "The envoys met.", new DateTimeOffset(2021, 3, 22, 0, 0, 0, TimeSpan.Zero));

    private static async Task ExecuteAsync(string folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "storywatch.db")};Pooling=false");
        await connection.ExecuteAsync(sql);
    }
}
