using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using StoryWatch.Testing.Servers;

namespace StoryWatch.Cluster.Tests;

public sealed class ClusterCommandTests
{
    [Theory]
    [InlineData("silo")]
    [InlineData("gateway")]
    public async Task Without_a_database_it_does_not_start(string command) => (await RunAsync(command)).ShouldBe(2);

    [Theory]
    [InlineData("health")]
    [InlineData("health", "localhost")]
    [InlineData("cluster")]
    public async Task A_line_that_is_not_understood_is_refused(params string[] line) => (await RunAsync(line)).ShouldBe(1);

    [Fact]
    public async Task Health_is_no_where_nobody_answers() =>
        (await RunAsync("health", $"http://127.0.0.1:{Ports.Free()}/health/ready")).ShouldBe(1);

    [Fact]
    public async Task Health_is_what_the_process_says()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/well", () => "Healthy");
        await app.StartAsync();

        (await RunAsync("health", $"{app.Urls.Single()}/well")).ShouldBe(0);
        (await RunAsync("health", $"{app.Urls.Single()}/ill")).ShouldBe(1);
    }

    private static Task<int> RunAsync(params string[] line) => ClusterCommand.Create().Parse(line).InvokeAsync();
}
