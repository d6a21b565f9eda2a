using Microsoft.Extensions.Diagnostics.HealthChecks;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Web.Status;

/// <summary>Ready means that the journal can be read.</summary>
internal sealed class StoreCheck(IJournal journal) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await journal.HeadAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The journal cannot be read.", away);
        }
    }
}
