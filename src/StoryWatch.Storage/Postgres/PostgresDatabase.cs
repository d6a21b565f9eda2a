using System.Data.Common;
using Npgsql;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Postgres;

/// <summary>
/// A store that several processes share. Each lane's writers are serialised by an advisory lock that is held until the commit is visible, so
/// a reader that has seen a sequence has seen all before it.
/// </summary>
internal sealed class PostgresDatabase : Database
{
    /// <summary>How long a caller waits for a server that is away.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(1);

    // Notifications wake the waiters; a lost one costs them this much.
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    // A process that is cut off or frozen in a transaction must not keep the lane's lock from the others.
    private const string LetGoOfTheDead =
        "-c idle_in_transaction_session_timeout=20s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2";

    private const string IdleInTransactionTimeout = "25P03";

    // Several processes share the server's hundred connections.
    private const int DefaultPoolSize = 20;

    private const string Channel = "storywatch";

    // Advisory locks are numbers shared by all that use the database: "SW" and a lane.
    private const long FirstLock = 0x5357_0000;
    private const long MigrationLock = FirstLock + 0xFF;

    private readonly NpgsqlDataSource _source;
    private readonly Retries _retries;
    private readonly CancellationTokenSource _closing = new();
    private readonly Dictionary<Lane, GroupCommit> _commits = [];
    private Task _listening = Task.CompletedTask;

    public PostgresDatabase(string connectionString, TimeSpan patience, TimeProvider time)
        : base(Dialect.Postgres, PollEvery)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= "storywatch";
        settings.MaxPoolSize = settings.ShouldSerialize("Maximum Pool Size") ? settings.MaxPoolSize : DefaultPoolSize;
        settings.Options ??= LetGoOfTheDead;
        _source = NpgsqlDataSource.Create(settings);
        _retries = new Retries(IsAway, patience, time);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var commits in _commits.Values)
            await commits.DisposeAsync().ConfigureAwait(false);
        await _closing.CancelAsync().ConfigureAwait(false);
        await _listening.ConfigureAwait(false);
        _closing.Dispose();
        await _source.DisposeAsync().ConfigureAwait(false);
    }

    protected override GroupCommit CommitsOf(Lane lane) => _commits[lane];

    protected override async Task<long> OpenCoreAsync(long newEpoch, CancellationToken cancellationToken)
    {
        var epoch = await _retries.RunAsync(() => MigrateAsync(newEpoch, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var lane in Enum.GetValues<Lane>())
            _commits.TryAdd(lane, new GroupCommit(() => BeginAsync(lane), Announce, _retries));
        if (_listening.IsCompleted)
            _listening = Task.Run(ListenAsync, CancellationToken.None);
        return epoch;
    }

    protected override Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) => _retries.RunAsync(
        async () =>
        {
            var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                return await read(connection).ConfigureAwait(false);
        },
        cancellationToken);

    private static bool IsAway(Exception reason) =>
        reason is NpgsqlException { IsTransient: true } or PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransactionTimeout,
        };

    private async Task<long> MigrateAsync(long newEpoch, CancellationToken cancellationToken)
    {
        var session = await BeginAsync(MigrationLock).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var (connection, transaction) = session.Raw;
            var where = $"The PostgreSQL database '{connection.Database}' on {connection.DataSource}";
            var epoch = await Migrator.MigrateAsync(connection, transaction, Dialect, where, newEpoch).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await session.CommitAsync().ConfigureAwait(false);
            return epoch;
        }
    }

    private Task<WriteSession> BeginAsync(Lane lane) => BeginAsync(lane is Lane.Rows ? null : FirstLock + (long)lane);

    private async Task<WriteSession> BeginAsync(long? lockedBy)
    {
        var connection = await _source.OpenConnectionAsync().ConfigureAwait(false);
        try
        {
            var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
            var session = new WriteSession(Dialect, connection, transaction) { ReleasesConnection = true, BeforeCommit = NotifyAsync };
            if (lockedBy is { } key)
                await session.ExecuteAsync("select pg_advisory_xact_lock(@key)", new { key }).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task NotifyAsync(WriteSession session)
    {
        foreach (var (table, head) in session.Heads)
            await session.ExecuteAsync($"select pg_notify('{Channel}', @told)", new { told = $"{table} {head}" }).ConfigureAwait(false);
    }

    private async Task ListenAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                var connection = await _source.OpenConnectionAsync(_closing.Token).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                    await ListenAsync(connection).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Away, or closing: the waiters poll meanwhile, and every operation says so itself.
                await Task.Delay(PollEvery, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection)
    {
        connection.Notification += (_, told) =>
        {
            if (told.Payload.Split(' ') is [var table, var head] && long.TryParse(head, out var sequence))
                Announce(table, sequence);
        };
        var command = new NpgsqlCommand($"listen {Channel}", connection);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(_closing.Token).ConfigureAwait(false);
        while (true)
            await connection.WaitAsync(_closing.Token).ConfigureAwait(false);
    }
}
