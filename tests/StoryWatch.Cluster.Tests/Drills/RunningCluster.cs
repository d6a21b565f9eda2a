using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Storage;
using StoryWatch.Testing.Servers;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>PostgreSQL, RabbitMQ, silos and gateways as processes on loopback, and a look at what is in the database.</summary>
internal sealed class RunningCluster : IAsyncDisposable
{
    private readonly List<ClusterProcess> _processes = [];
    private string _connection = "";
    private ServiceProvider? _store;

    public PostgresServer Postgres { get; } = new();

    public RabbitMqServer RabbitMq { get; } = new();

    public List<ClusterProcess> Silos { get; } = [];

    public List<ClusterProcess> Gateways { get; } = [];

    public IJournal Journal => _store!.GetRequiredService<IJournal>();

    public IInbox Inbox => _store!.GetRequiredService<IInbox>();

    /// <summary>Starts servers and processes; silos come first, so that what comes last is ready last.</summary>
    /// <param name="siloCores">Cores of each silo, as taskset names them; null for all.</param>
    public static async Task<RunningCluster> StartAsync(int silos, int gateways, IReadOnlyList<string>? siloCores = null)
    {
        var cluster = new RunningCluster();
        try
        {
            await Task.WhenAll(cluster.Postgres.InitializeAsync(), cluster.RabbitMq.InitializeAsync());
            cluster._connection = await cluster.Postgres.CreateDatabaseAsync();
            cluster._store = new ServiceCollection().AddLogging().AddPostgresStorage(cluster._connection).BuildServiceProvider();
            for (var n = 1; n <= silos; n++)
                cluster.Silos.Add(cluster.Define("silo", $"silo-{n}"));
            for (var n = 1; n <= gateways; n++)
                cluster.Gateways.Add(cluster.Define("gateway", $"gateway-{n}"));
            await Task.WhenAll([
                .. cluster.Silos.Select((silo, n) => silo.StartAsync(siloCores?[n])),
                .. cluster.Gateways.Select(gateway => gateway.StartAsync())]);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>All that the journal holds.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ReadJournalAsync()
    {
        var entries = new List<JournalEntry>();
        while (await Journal.ReadAsync(entries.Count == 0 ? 0 : entries[^1].Position.Sequence, 1000, default) is { Count: > 0 } more)
            entries.AddRange(more);
        return entries;
    }

    /// <summary>All that the inbox holds, in order.</summary>
    public async Task<IReadOnlyList<InboxRow>> ReadInboxAsync()
    {
        var rows = new List<InboxRow>();
        while (await Inbox.ReadAsync(rows.Count == 0 ? 0 : rows[^1].Sequence, 500, default) is { Count: > 0 } more)
            rows.AddRange(more);
        return rows;
    }

    /// <summary>Completes when no row waits; fails with what the silos said when that takes too long.</summary>
    public async Task UntilSettledAsync(TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit);
        while ((await Inbox.CountAsync(default)).Pending > 0)
        {
            if (late.IsCancellationRequested)
                throw new TimeoutException($"Articles are still waiting after {limit}:\n{string.Join("\n\n", Silos.Select(silo => $"{silo.Name}: {silo.Said}"))}");
            await Task.Delay(50, default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_processes.Select(process => process.DisposeAsync().AsTask()));
        if (_store is not null)
            await _store.DisposeAsync();
        await RabbitMq.DisposeAsync();
        await Postgres.DisposeAsync();
    }

    private ClusterProcess Define(string command, string name)
    {
        var process = new ClusterProcess(command, new Dictionary<string, string>
        {
            ["STORYWATCH_POSTGRES"] = $"{_connection};Maximum Pool Size=20",
            ["STORYWATCH_RABBITMQ"] = RabbitMq.Uri,
            ["STORYWATCH_NAME"] = name,
            ["STORYWATCH_URLS"] = $"http://127.0.0.1:{Ports.Free()}",
            ["STORYWATCH_SILO_ADDRESS"] = "127.0.0.1",
            ["STORYWATCH_SILO_PORT"] = Ports.Free().ToString(CultureInfo.InvariantCulture),
            ["STORYWATCH_SILO_CLIENT_PORT"] = Ports.Free().ToString(CultureInfo.InvariantCulture),
            ["STORYWATCH_DRAIN"] = "00:00:02",
            ["STORYWATCH_ANALYSES"] = "8",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__StoryWatch"] = "Information",
            ["DOTNET_TieredPGO"] = "0",
        });
        _processes.Add(process);
        return process;
    }
}
