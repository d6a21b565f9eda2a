using System.CommandLine;
using StoryWatch.Cluster.Gateway;
using StoryWatch.Cluster.Silo;
using StoryWatch.Storage;

namespace StoryWatch.Cluster;

/// <summary>The command line of <c>storywatch-cluster</c>.</summary>
internal static class ClusterCommand
{
    private const int BadSetting = 2;

    public static RootCommand Create() => new(Description())
    {
        Serving("silo", "Runs a silo: stories, desk, analysis, and, in one silo at a time, the walk and the relay.", "http://localhost:5090", SiloProgram.RunAsync),
        Serving("gateway", "Runs a gateway: API, hub and page for any number of browsers and feeds.", "http://localhost:5080", GatewayProgram.RunAsync),
        Health(),
    };

    private static string Description() => $"""
        StoryWatch on Orleans, PostgreSQL and RabbitMQ: any number of silos and gateways. Every setting is an environment variable:

        {string.Join('\n', ClusterSettings.All.Select(setting =>
            $"  {setting.Name}\n      {setting.Meaning} ({(setting.Default is null ? "required" : setting.Default.Length == 0 ? "empty" : setting.Default)})"))}
        """;

    private static Command Serving(string name, string description, string urls, Func<ClusterSettings, CancellationToken, Task> run)
    {
        var command = new Command(name, description);
        command.SetAction(async (_, cancellationToken) =>
        {
            try
            {
                await run(ClusterSettings.Read(Environment.GetEnvironmentVariable, urls), cancellationToken);
                return 0;
            }
            catch (Exception refused) when (refused is SettingException or StorageRefusedException)
            {
                await Console.Error.WriteLineAsync($"storywatch-cluster {name}: {refused.Message}");
                return BadSetting;
            }
        });
        return command;
    }

    private static Command Health()
    {
        var url = new Argument<string>("url") { Description = "such as http://localhost:5080/health/ready" };
        url.Validators.Add(given =>
        {
            if (!Uri.TryCreate(given.GetValueOrDefault<string>(), UriKind.Absolute, out var parsed) || !parsed.Scheme.StartsWith("http", StringComparison.Ordinal))
                given.AddError("An address such as http://localhost:5080/health/ready is wanted.");
        });
        var command = new Command("health", "Asks a silo or gateway for its health: exit code 0 for yes. For containers that have no other client.") { url };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
            try
            {
                using var answer = await client.GetAsync(new Uri(parsed.GetRequiredValue(url)), cancellationToken);
                return answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
            {
                await Console.Error.WriteLineAsync(away.Message);
                return 1;
            }
        });
        return command;
    }
}
