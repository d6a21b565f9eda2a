namespace StoryWatch.Testing.Servers;

/// <summary>A program that some tests need beside them.</summary>
public enum Server
{
    PostgreSql,
    RabbitMq,
    Chromium,
    Node,
}

/// <summary>Says of a test (or of all tests of a class) which programs it needs; with <see cref="ServerFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequiresAttribute(Server server) : Attribute
{
    public Server Server => server;

    /// <summary>What is missing, in one line; null where nothing is.</summary>
    public static string? Missing(Server server) => server switch
    {
        Server.PostgreSql => PostgresServer.Missing,
        Server.RabbitMq => RabbitMqServer.Missing,
        Server.Chromium => Chromium.Missing,
        Server.Node => Webhooks.WebhookChecks.Missing,
        _ => throw new ArgumentOutOfRangeException(nameof(server)),
    };
}
