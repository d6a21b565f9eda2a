using System.Data.Common;
using Dapper;

namespace StoryWatch.Storage.Sql;

/// <summary>One open transaction, in which a group of writes is applied one after another.</summary>
internal sealed class WriteSession(Dialect dialect, DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    private readonly Dictionary<string, long> _heads = new(StringComparer.Ordinal);

    /// <summary>What a dialect adds to each transaction.</summary>
    public Func<WriteSession, Task>? BeforeCommit { get; init; }

    /// <summary>True where the connection goes back to a pool with the transaction.</summary>
    public bool ReleasesConnection { get; init; }

    /// <summary>For the migrator, which runs before there are sessions.</summary>
    public (DbConnection Connection, DbTransaction Transaction) Raw => (connection, transaction);

    /// <summary>Last sequence given in this transaction, by table: what waiters are told after the commit.</summary>
    public IReadOnlyDictionary<string, long> Heads => _heads;

    public Task<int> ExecuteAsync(string sql, object? arguments = null) =>
        connection.ExecuteAsync(dialect.Translate(sql), arguments, transaction);

    public Task<T?> SingleOrDefaultAsync<T>(string sql, object? arguments = null) =>
        connection.QuerySingleOrDefaultAsync<T>(dialect.Translate(sql), arguments, transaction);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        (await connection.QueryAsync<T>(dialect.Translate(sql), arguments, transaction).ConfigureAwait(false)).AsList();

    /// <summary>The next sequence of a table. The lane's lock is held, so nobody else gives the same one.</summary>
    public async Task<long> NextSequenceAsync(string table, string column = "sequence")
    {
        if (!_heads.TryGetValue(table, out var head))
            head = await SingleOrDefaultAsync<long>($"select coalesce(max({column}), 0) from {table}").ConfigureAwait(false);
        return _heads[table] = head + 1;
    }

    public async Task CommitAsync()
    {
        if (BeforeCommit is not null)
            await BeforeCommit(this).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }

    /// <summary>Rolls back where it was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync().ConfigureAwait(false);
        if (ReleasesConnection)
            await connection.DisposeAsync().ConfigureAwait(false);
    }
}
