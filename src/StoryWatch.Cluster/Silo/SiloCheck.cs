using Microsoft.Extensions.Diagnostics.HealthChecks;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Cluster.Silo;

/// <summary>A silo is ready while the cluster counts it as active and it reaches the journal.</summary>
internal sealed class SiloCheck(ILocalSiloDetails self, IClusterMembershipService membership, IJournal journal) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = membership.CurrentSnapshot.GetSiloStatus(self.SiloAddress);
        if (status is not SiloStatus.Active)
            return HealthCheckResult.Unhealthy($"The silo is {status}.");
        try
        {
            await journal.HeadAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The journal cannot be read.", away);
        }
    }
}
