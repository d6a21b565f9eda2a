using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StoryWatch.Newsroom.Telemetry;

namespace StoryWatch.Telemetry;

/// <summary>
/// Sends metrics and traces by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says so, and does nothing otherwise. Compiled into both programs.
/// The other <c>OTEL_*</c> variables of the OpenTelemetry specification hold as well (protocol, headers, service name, sampler, interval).
/// </summary>
internal sealed class OtlpExport(string service, string instance) : IHostedService, IDisposable
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Orleans has its own meter and activities: grains, messages, directory.
    private static readonly string[] Meters = [StoryWatchTelemetry.Name, "Microsoft.Orleans", "System.Runtime", "Microsoft.AspNetCore.Hosting"];
    private static readonly string[] Sources = [StoryWatchTelemetry.Name, "Microsoft.Orleans.Application"];

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointVariable)))
            return Task.CompletedTask;
        var resource = ResourceBuilder.CreateDefault().AddService(service, serviceInstanceId: instance).AddEnvironmentVariableDetector();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
        (_metrics, _traces) = (null, null);
    }
}
