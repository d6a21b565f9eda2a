using System.Globalization;
using Npgsql;

namespace StoryWatch.Testing.Servers;

/// <summary>
/// PostgreSQL for tests, as a collection fixture: the server that STORYWATCH_TEST_POSTGRES (a connection string) names, else a private one
/// from the installed binaries, in a temporary folder, on a free loopback port. It is never a server that runs for other purposes.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>Name of the collection; each test assembly defines it for itself.</summary>
    public const string Collection = "PostgreSQL";

    private const string Account = "postgres";

    private static readonly string? Given = Environment.GetEnvironmentVariable("STORYWATCH_TEST_POSTGRES");
    private static readonly string? Binaries = FindBinaries();

    private readonly int _port = Ports.Free();
    private string? _folder;
    private ChildProcess? _server;

    /// <summary>What is missing, in one line; null where nothing is.</summary>
    public static string? Missing =>
        string.IsNullOrEmpty(Given) && Binaries is null ? "PostgreSQL is not installed (or set STORYWATCH_TEST_POSTGRES to a connection string)" : null;

    /// <summary>True for a server of our own, which a test may stop.</summary>
    public static bool IsPrivate => string.IsNullOrEmpty(Given);

    public async Task InitializeAsync()
    {
        if (!IsPrivate || Binaries is null)
            return;
        _folder = (await ChildProcess.RunAsync("/usr/bin/env", [.. AsAccount, "mktemp", "-d", Path.Combine(Path.GetTempPath(), "storywatch-pg-XXXXXX")])).Trim();
        await ChildProcess.RunAsync("/usr/bin/env", [.. AsAccount, Binary("initdb"), "-D", _folder, "-U", Account, "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions"]);
        await StartAsync();
    }

    /// <summary>An empty database of its own for a test.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        if (Missing is { } missing)
            throw new InvalidOperationException(missing);
        var name = $"test_{Guid.NewGuid():n}";
        await using var source = NpgsqlDataSource.Create(ConnectionString(null));
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Starts a private server that was stopped; returns when it takes connections.</summary>
    public async Task StartAsync()
    {
        _server = ChildProcess.StartServer(
            "/usr/bin/env",
            [
                .. AsAccount, Binary("postgres"), "-D", _folder!, "-k", _folder!, "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture),
                "-c", "fsync=off", "-c", "max_connections=200",
            ]);
        await _server.UntilReadyAsync(async () =>
        {
            try
            {
                await using var source = NpgsqlDataSource.Create(ConnectionString(null));
                await using var connection = await source.OpenConnectionAsync();
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        });
    }

    /// <summary>Shuts a private server down under its clients.</summary>
    public async Task StopAsync()
    {
        await ChildProcess.RunAsync("/usr/bin/env", [.. AsAccount, Binary("pg_ctl"), "-D", _folder!, "-m", "immediate", "-w", "stop"]);
        await _server!.DisposeAsync();
        _server = null;
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await StopAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private static string[] AsAccount => Environment.UserName == "root" ? ["setpriv", $"--reuid={Account}", $"--regid={Account}", "--clear-groups"] : [];

    private static string Binary(string name) => Path.Combine(Binaries!, name);

    private static string? FindBinaries() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .Select(version => Path.Combine(version, "bin"))
        .Append("/usr/local/bin").Append("/usr/bin").Append("/opt/homebrew/bin")
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));

    private string ConnectionString(string? database)
    {
        var builder = IsPrivate
            ? new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = Account, Database = Account, Pooling = database is not null }
            : new NpgsqlConnectionStringBuilder(Given);
        builder.Database = database ?? builder.Database;
        return builder.ConnectionString;
    }
}
