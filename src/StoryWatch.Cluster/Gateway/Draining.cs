using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StoryWatch.Cluster.Gateway;

/// <summary>
/// Between the word to stop and the closing of the door: the gateway says that it is not ready and still answers, so that a proxy
/// takes it out before it is gone.
/// </summary>
internal sealed class Draining(IHostApplicationLifetime lifetime, ClusterSettings settings, TimeProvider clock) : IHostedLifecycleService, IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The gateway is going.") : HealthCheckResult.Healthy());

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(settings.Drain, clock, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
