namespace StoryWatch.Cluster.Membership;

/// <summary>Waits for the database and has the membership tables ready before Orleans starts.</summary>
internal sealed class MembershipOpening(ClusterSettings settings, ILogger<MembershipOpening> log) : IHostedLifecycleService
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await MembershipSchema.EnsureAsync(settings.Postgres, cancellationToken);
                return;
            }
            catch (Npgsql.NpgsqlException away) when (away.IsTransient)
            {
                log.LogWarning("The database is not there yet: {Reason}", away.Message);
            }

            await Task.Delay(TryAgain, cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
