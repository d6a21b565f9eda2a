namespace StoryWatch.Cluster.Tests;

public sealed class ClusterSettingsTests
{
    private static readonly Dictionary<string, string> Least = new()
    {
        ["STORYWATCH_POSTGRES"] = "Host=db",
        ["STORYWATCH_RABBITMQ"] = "amqp://mq/",
    };

    [Fact]
    public void Two_addresses_are_enough_to_start()
    {
        var settings = ClusterSettings.Read(Least.GetValueOrDefault, "http://localhost:5090");

        (settings.Postgres, settings.Urls, settings.SiloPort, settings.Desk).ShouldBe(("Host=db", "http://localhost:5090", 11111, "desk"));
    }

    [Theory]
    [InlineData("STORYWATCH_POSTGRES", "")]
    [InlineData("STORYWATCH_POSTGRES", "postgres on db")]
    [InlineData("STORYWATCH_POSTGRES", "Host=db;Prot=5432")]
    [InlineData("STORYWATCH_RABBITMQ", " ")]
    [InlineData("STORYWATCH_URLS", "localhost")]
    [InlineData("STORYWATCH_URLS", "http://localhost:5080;nowhere:port")]
    [InlineData("STORYWATCH_SILO_PORT", "0")]
    [InlineData("STORYWATCH_SILO_CLIENT_PORT", "99999")]
    [InlineData("STORYWATCH_ANALYSES", "many")]
    [InlineData("STORYWATCH_STORY_IDLE", "00:00:05")]
    [InlineData("STORYWATCH_DRAIN", "soon")]
    public void A_setting_that_cannot_be_used_is_named(string name, string value)
    {
        var environment = new Dictionary<string, string>(Least) { [name] = value };

        Should.Throw<SettingException>(() => ClusterSettings.Read(environment.GetValueOrDefault, "http://localhost:5090")).Message.ShouldContain(name);
    }

    [Fact]
    public void Help_names_every_setting_that_is_read()
    {
        var asked = new List<string>();
        ClusterSettings.Read(
            name =>
            {
                asked.Add(name);
                return Least.GetValueOrDefault(name);
            },
            "http://localhost:5090");

        ClusterSettings.All.Select(setting => setting.Name).Where(name => name.StartsWith("STORYWATCH_", StringComparison.Ordinal))
            .ShouldBe(asked, ignoreOrder: true);
    }
}
