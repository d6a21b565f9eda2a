using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Telemetry;
using StoryWatch.Telemetry;

namespace StoryWatch.Cluster.Tests.Telemetry;

public sealed class OtlpExportTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_the_walk_counts_and_traces_goes_to_the_endpoint_that_the_environment_names()
    {
        var posted = Channel.CreateUnbounded<(string Path, string Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            await posted.Writer.WriteAsync((request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector.StartAsync();
        Environment.SetEnvironmentVariable(OtlpExport.EndpointVariable, collector.Urls.Single());
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        using var export = new OtlpExport("storywatch-test", "test-1");
        await export.StartAsync(default);
        Environment.SetEnvironmentVariable(OtlpExport.EndpointVariable, null);

        StoryWatchTelemetry.Received(InboxVerdict.Accepted);
        StoryWatchTelemetry.Start("routing").Dispose();
        await export.StopAsync(default);

        var arrived = new List<(string Path, string Body)>();
        using var late = new CancellationTokenSource(Limit);
        while (!Arrived("/v1/metrics", "storywatch.articles.received") || !Arrived("/v1/traces", "routing"))
            arrived.Add(await posted.Reader.ReadAsync(late.Token));

        bool Arrived(string path, string text) => arrived.Any(post => post.Path == path && post.Body.Contains(text, StringComparison.Ordinal));
    }
}
