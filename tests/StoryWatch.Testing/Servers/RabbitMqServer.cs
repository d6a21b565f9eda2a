using System.Globalization;
using System.Net.Sockets;

namespace StoryWatch.Testing.Servers;

/// <summary>
/// RabbitMQ for tests, as a collection fixture: the broker that STORYWATCH_TEST_RABBITMQ (an amqp URI) names, else a private node from the
/// installed package, with its own name, ports, folders and cookie. It is never a broker that runs for other purposes.
/// </summary>
public sealed class RabbitMqServer : IAsyncLifetime
{
    /// <summary>Name of the collection; each test assembly defines it for itself.</summary>
    public const string Collection = "RabbitMQ";

    private const string Script = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private static readonly string? Given = Environment.GetEnvironmentVariable("STORYWATCH_TEST_RABBITMQ");

    private readonly int _port = Ports.Free();
    private readonly Dictionary<string, string> _environment = [];
    private string? _folder;
    private ChildProcess? _server;

    /// <summary>What is missing, in one line; null where nothing is.</summary>
    public static string? Missing =>
        string.IsNullOrEmpty(Given) && !File.Exists(Script) ? "RabbitMQ is not installed (or set STORYWATCH_TEST_RABBITMQ to an amqp URI)" : null;

    /// <summary>True for a broker of our own, which a test may stop.</summary>
    public static bool IsPrivate => string.IsNullOrEmpty(Given);

    public string Uri => Missing is { } missing ? throw new InvalidOperationException(missing) : IsPrivate ? $"amqp://guest:guest@127.0.0.1:{_port}/" : Given!;

    public async Task InitializeAsync()
    {
        if (!IsPrivate || Missing is not null)
            return;
        _folder = Directory.CreateTempSubdirectory("storywatch-mq-").FullName;
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOME"] = _folder,
            ["RABBITMQ_NODENAME"] = $"storywatch{_port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = _port.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_DIST_PORT"] = Ports.Free().ToString(CultureInfo.InvariantCulture),
            ["ERL_EPMD_PORT"] = Ports.Free().ToString(CultureInfo.InvariantCulture),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "enabled_plugins"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq"),
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_folder, "rabbitmq-env.conf"),
        })
            _environment[name] = value;
        await File.WriteAllTextAsync(Path.Combine(_folder, "enabled_plugins"), "[].");
        await File.WriteAllTextAsync(Path.Combine(_folder, "rabbitmq-env.conf"), "");
        await StartAsync();
    }

    /// <summary>Starts a private broker that was stopped or killed, with what it had on disk.</summary>
    public async Task StartAsync()
    {
        _server = ChildProcess.StartServer(Script, [], _environment);
        await _server.UntilReadyAsync(async () =>
        {
            try
            {
                // A broker that is up answers a wrong protocol header with its own.
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", _port);
                await client.GetStream().WriteAsync("AMQP\0\0\0\0"u8.ToArray());
                return await client.GetStream().ReadAsync(new byte[8]) > 0;
            }
            catch (Exception reason) when (reason is SocketException or IOException)
            {
                return false;
            }
        });
    }

    /// <summary>Kill -9 of a private broker.</summary>
    public async Task KillAsync()
    {
        await _server!.DisposeAsync();
        _server = null;
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await KillAsync();
        if (_folder is null)
            return;
        await ChildProcess.RunAsync("/usr/bin/env", ["epmd", "-kill"], _environment);
        Directory.Delete(_folder, recursive: true);
    }
}
