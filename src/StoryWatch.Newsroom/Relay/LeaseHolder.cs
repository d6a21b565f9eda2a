namespace StoryWatch.Newsroom.Relay;

/// <summary>This process as a holder of leases: takes them, renews them in time, gives them back.</summary>
public sealed class LeaseHolder(ILeases leases, TimeProvider clock)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    private readonly string _holder = Guid.NewGuid().ToString("n");
    private long _renewed;

    /// <summary>Completes when this process has the lease.</summary>
    public async Task TakeAsync(string name, CancellationToken cancellationToken)
    {
        while (!await RenewAsync(name, cancellationToken).ConfigureAwait(false))
            await Task.Delay(AskAgain, clock, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Renews the lease where it is time to; false where it was lost.</summary>
    public async ValueTask<bool> KeepAsync(string name, CancellationToken cancellationToken) =>
        clock.GetElapsedTime(_renewed) < RenewAfter || await RenewAsync(name, cancellationToken).ConfigureAwait(false);

    public Task GiveBackAsync(string name) => leases.ReleaseAsync(name, _holder, CancellationToken.None);

    private async Task<bool> RenewAsync(string name, CancellationToken cancellationToken)
    {
        // Counted from before the question, so that this side believes less than the store grants.
        var asked = clock.GetTimestamp();
        var held = await leases.TryHoldAsync(name, _holder, Duration, cancellationToken).ConfigureAwait(false);
        if (held)
            _renewed = asked;
        return held;
    }
}
