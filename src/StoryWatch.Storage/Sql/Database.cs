using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace StoryWatch.Storage.Sql;

/// <summary>One store: readers on connections of their own, writers through group commits.</summary>
internal abstract class Database(Dialect dialect, TimeSpan waitPatience) : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly Signal _journalGrew = new(waitPatience);
    private readonly Signal _inboxGrew = new(waitPatience);
    private volatile bool _open;

    /// <summary>Names this journal. Positive and within 53 bits, so that JavaScript keeps it.</summary>
    public long Epoch { get; private set; }

    /// <summary>How this database searches for words.</summary>
    public SearchSyntax Search => dialect.Search;

    protected Dialect Dialect => dialect;

    /// <summary>Creates or migrates the store, once. Called by every operation, so that a store can be used without a host.</summary>
    /// <exception cref="StorageRefusedException">The store cannot be used by this program; the message says why.</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (_open)
            return;
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_open)
                return;
            Epoch = await OpenCoreAsync(RandomNumberGenerator.GetInt32(1, 1 << 21) * (1L << 32) + RandomNumberGenerator.GetInt32(int.MaxValue), cancellationToken)
                .ConfigureAwait(false);
            var heads = await ReadAsync(
                connection => connection.QuerySingleAsync<HeadsRow>(
                    "select (select coalesce(max(sequence), 0) from journal) as Journal, (select coalesce(max(sequence), 0) from inbox) as Inbox"),
                cancellationToken).ConfigureAwait(false);
            _journalGrew.Raise(heads.Journal);
            _inboxGrew.Raise(heads.Inbox);
            _open = true;
        }
        finally
        {
            _opening.Release();
        }
    }

    public async Task<T> WriteAsync<T>(Lane lane, Func<WriteSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await CommitsOf(lane).WriteAsync(write, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync(
            async connection => (await connection.QueryAsync<T>(new CommandDefinition(sql, arguments, cancellationToken: cancellationToken))
                .ConfigureAwait(false)).AsList(),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<T?> SingleOrDefaultAsync<T>(string sql, object? arguments, CancellationToken cancellationToken) =>
        (await QueryAsync<T>(sql, arguments, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    public async Task WaitForJournalAsync(long after, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        await _journalGrew.WaitAsync(after, cancellationToken).ConfigureAwait(false);
    }

    public async Task WaitForInboxAsync(long after, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        await _inboxGrew.WaitAsync(after, cancellationToken).ConfigureAwait(false);
    }

    public abstract ValueTask DisposeAsync();

    /// <param name="newEpoch">For a store that is new.</param>
    /// <returns>The store's epoch.</returns>
    protected abstract Task<long> OpenCoreAsync(long newEpoch, CancellationToken cancellationToken);

    protected abstract Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken);

    protected abstract GroupCommit CommitsOf(Lane lane);

    /// <summary>Wakes the waiters of this process after a commit.</summary>
    protected void Announce(WriteSession session)
    {
        foreach (var (table, head) in session.Heads)
            Announce(table, head);
    }

    protected void Announce(string table, long head)
    {
        if (table == "journal")
            _journalGrew.Raise(head);
        else if (table == "inbox")
            _inboxGrew.Raise(head);
    }

    private sealed record HeadsRow(long Journal, long Inbox);
}
