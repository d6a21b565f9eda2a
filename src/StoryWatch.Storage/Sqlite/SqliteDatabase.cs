using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Sqlite;

/// <summary>A store in one file of a folder, for one process: WAL, one writer, readers that never wait for it.</summary>
internal sealed class SqliteDatabase : Database
{
    // A caller that waits is woken by the commits of this process; the patience only bounds a wait for nothing.
    private static readonly TimeSpan WaitPatience = TimeSpan.FromSeconds(1);

    private readonly string _folder;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private FileStream? _lock;
    private SqliteConnection? _writer;
    private GroupCommit? _commits;

    public SqliteDatabase(string folder)
        : base(Dialect.Sqlite, WaitPatience) => _folder = Path.GetFullPath(folder);

    public override async ValueTask DisposeAsync()
    {
        if (_commits is not null)
            await _commits.DisposeAsync().ConfigureAwait(false);
        while (_readers.TryTake(out var reader))
            await reader.DisposeAsync().ConfigureAwait(false);
        if (_writer is not null)
            await _writer.DisposeAsync().ConfigureAwait(false);
        if (_lock is not null)
            await _lock.DisposeAsync().ConfigureAwait(false);
    }

    protected override GroupCommit CommitsOf(Lane lane) => _commits!;

    protected override async Task<long> OpenCoreAsync(long newEpoch, CancellationToken cancellationToken)
    {
        _lock ??= LockFolder();
        _writer ??= await ConnectAsync(cancellationToken).ConfigureAwait(false);
        var transaction = _writer.BeginTransaction(IsolationLevel.Serializable, deferred: false);
        await using (transaction.ConfigureAwait(false))
        {
            var epoch = await Migrator.MigrateAsync(_writer, transaction, Dialect, $"The store in {_folder}", newEpoch).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            _commits = new GroupCommit(BeginAsync, Announce, Retries.None);
            return epoch;
        }
    }

    protected override async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        if (!_readers.TryTake(out var reader))
            reader = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await read(reader).ConfigureAwait(false);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    private Task<WriteSession> BeginAsync() =>
        Task.FromResult(new WriteSession(Dialect, _writer!, _writer!.BeginTransaction(IsolationLevel.Serializable, deferred: false)));

    private async Task<SqliteConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(_folder, "storywatch.db"),
            Pooling = false,
        }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);

            // FULL: a commit is on disk when it returns, also after a loss of power.
            await connection.ExecuteAsync("pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000; pragma cache_size = -16000;")
                .ConfigureAwait(false);
            return connection;
        }
        catch (SqliteException reason)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new StorageRefusedException($"The store {connection.DataSource} cannot be opened: {reason.Message}", reason);
        }
    }

    private FileStream LockFolder()
    {
        var path = Path.Combine(_folder, "storywatch.lock");
        try
        {
            Directory.CreateDirectory(_folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new StorageRefusedException($"The data folder {_folder} cannot be used, is another storywatch running on it? {reason.Message}", reason);
        }
    }
}
