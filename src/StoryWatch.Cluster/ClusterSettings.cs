using System.Globalization;
using System.Net;
using Npgsql;

namespace StoryWatch.Cluster;

/// <summary>What a silo or gateway is told by its environment. Docs: docs/operations.md and <c>--help</c>.</summary>
internal sealed record ClusterSettings
{
    /// <summary>Every setting: variable, default (null: required), meaning.</summary>
    public static readonly IReadOnlyList<(string Name, string? Default, string Meaning)> All =
    [
        ("STORYWATCH_POSTGRES", null, "connection string of the PostgreSQL database (Npgsql's form)"),
        ("STORYWATCH_RABBITMQ", null, "address of RabbitMQ: amqp://user:password@host:5672/"),
        ("STORYWATCH_URLS", "http://localhost:5080 (silo: 5090)", "where HTTP listens; a silo serves its health only"),
        ("STORYWATCH_ACCESS_TOKEN", "", "token that API and hub ask for; required to listen beyond localhost"),
        ("STORYWATCH_CLUSTER", "storywatch", "name of the cluster: silos and gateways of one name find each other in the database"),
        ("STORYWATCH_DESK", "desk", "name of the desk that the cluster routes for"),
        ("STORYWATCH_NAME", "the machine's name", "name of this silo or gateway; a gateway's queue is called after it"),
        ("STORYWATCH_SILO_ADDRESS", "the machine's own", "address or host name at which other silos and gateways reach this silo"),
        ("STORYWATCH_SILO_PORT", "11111", "port between silos"),
        ("STORYWATCH_SILO_CLIENT_PORT", "30000", "port for gateways"),
        ("STORYWATCH_ANALYSES", "16", "articles under analysis at once in the whole cluster"),
        ("STORYWATCH_ACTORS", "", "file of the editors' own actors (docs/models.md), the same for every silo; read again when it changes"),
        ("STORYWATCH_STORY_IDLE", "00:10:00", "time without news after which a silo puts a story out of memory, at least 00:01:01"),
        ("STORYWATCH_DRAIN", "00:00:05", "time between a gateway's 'not ready' and its closing, for the proxy to notice"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "", "where metrics and traces go by OTLP; nowhere when empty"),
    ];

    public required string Postgres { get; init; }

    public required string RabbitMq { get; init; }

    public required string Urls { get; init; }

    public string? AccessToken { get; init; }

    public required string Cluster { get; init; }

    public required string Desk { get; init; }

    public required string Name { get; init; }

    /// <summary>Null: the first address of the machine that is not loopback.</summary>
    public string? SiloAddress { get; init; }

    public required int SiloPort { get; init; }

    public required int SiloClientPort { get; init; }

    public required int Analyses { get; init; }

    /// <summary>The editors' dictionary; null for none.</summary>
    public FileInfo? Actors { get; init; }

    public required TimeSpan StoryIdle { get; init; }

    public required TimeSpan Drain { get; init; }

    /// <param name="read">The environment.</param>
    /// <exception cref="SettingException">A setting is missing or cannot be read.</exception>
    public static ClusterSettings Read(Func<string, string?> read, string defaultUrls)
    {
        return new ClusterSettings
        {
            Postgres = Connection("STORYWATCH_POSTGRES"),
            RabbitMq = Required("STORYWATCH_RABBITMQ"),
            Urls = Addresses("STORYWATCH_URLS", defaultUrls),
            AccessToken = Optional("STORYWATCH_ACCESS_TOKEN"),
            Cluster = Optional("STORYWATCH_CLUSTER") ?? "storywatch",
            Desk = Optional("STORYWATCH_DESK") ?? "desk",
            Name = Optional("STORYWATCH_NAME") ?? Dns.GetHostName(),
            SiloAddress = Optional("STORYWATCH_SILO_ADDRESS"),
            SiloPort = Number("STORYWATCH_SILO_PORT", 11111, 65535),
            SiloClientPort = Number("STORYWATCH_SILO_CLIENT_PORT", 30000, 65535),
            Analyses = Number("STORYWATCH_ANALYSES", 16, 1024),
            Actors = Optional("STORYWATCH_ACTORS") is { } file ? new FileInfo(file) : null,
            StoryIdle = Time("STORYWATCH_STORY_IDLE", TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(61)),
            Drain = Time("STORYWATCH_DRAIN", TimeSpan.FromSeconds(5), TimeSpan.Zero),
        };

        string? Optional(string name) => read(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

        string Required(string name) => Optional(name)
            ?? throw new SettingException($"{name} is not set: {All.Single(setting => setting.Name == name).Meaning}.");

        string Connection(string name)
        {
            var text = Required(name);
            try
            {
                return new NpgsqlConnectionStringBuilder(text).ConnectionString;
            }
            catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
            {
                throw new SettingException($"{name} is no connection string of Npgsql: {unreadable.Message}");
            }
        }

        string Addresses(string name, string otherwise)
        {
            var text = Optional(name) ?? otherwise;
            try
            {
                foreach (var address in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    BindingAddress.Parse(address);
                return text;
            }
            catch (FormatException unreadable)
            {
                throw new SettingException($"{name} is '{text}': {unreadable.Message} Addresses such as http://localhost:5080 are wanted, separated by semicolons.");
            }
        }

        int Number(string name, int otherwise, int most) => Optional(name) is not { } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
            : throw new SettingException($"{name} is '{text}': a whole number from 1 to {most} is wanted.");

        TimeSpan Time(string name, TimeSpan otherwise, TimeSpan least) => Optional(name) is not { } text ? otherwise
            : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time >= least ? time
            : throw new SettingException($"{name} is '{text}': a time of at least {least:c} is wanted, such as 00:10:00.");
    }
}

/// <summary>A setting is missing or cannot be read. The message names it.</summary>
internal sealed class SettingException(string message) : Exception(message);
