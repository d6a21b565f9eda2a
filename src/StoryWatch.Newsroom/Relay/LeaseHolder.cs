namespace StoryWatch.Newsroom.Relay;

/// <summary>This process as a holder of one lease: takes it, renews it in time, gives it back.</summary>
/// <param name="terms">How long a lease outlives a holder that died; <see cref="LeaseTerms.Default"/> where null.</param>
public sealed class LeaseHolder(ILeases leases, TimeProvider clock, LeaseTerms? terms = null)
{
    private readonly LeaseTerms _terms = terms ?? LeaseTerms.Default;
    private readonly string _holder = Guid.NewGuid().ToString("n");
    private long _renewed;

    /// <summary>Completes when this process has the lease.</summary>
    public async Task TakeAsync(string name, CancellationToken cancellationToken)
    {
        while (!await RenewAsync(name, cancellationToken).ConfigureAwait(false))
            await Task.Delay(_terms.AskAgain, clock, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Renews the lease where it is time to; false where it was lost.</summary>
    public async ValueTask<bool> KeepAsync(string name, CancellationToken cancellationToken) =>
        clock.GetElapsedTime(_renewed) < _terms.RenewAfter || await RenewAsync(name, cancellationToken).ConfigureAwait(false);

    public Task GiveBackAsync(string name) => leases.ReleaseAsync(name, _holder, CancellationToken.None);

    private async Task<bool> RenewAsync(string name, CancellationToken cancellationToken)
    {
        // Counted from before the question, so that this side believes less than the store grants.
        var asked = clock.GetTimestamp();
        var held = await leases.TryHoldAsync(name, _holder, _terms.Duration, cancellationToken).ConfigureAwait(false);
        if (held)
            _renewed = asked;
        return held;
    }
}

/// <param name="Duration">From the last renewal on.</param>
public sealed record LeaseTerms(TimeSpan Duration)
{
    public static readonly LeaseTerms Default = new(TimeSpan.FromSeconds(15));

    internal TimeSpan RenewAfter => Duration / 3;

    internal TimeSpan AskAgain => Duration / 8;
}
