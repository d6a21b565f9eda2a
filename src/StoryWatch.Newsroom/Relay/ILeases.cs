namespace StoryWatch.Newsroom.Relay;

/// <summary>Keeps a work for one worker at a time over all processes (the relay, deliveries).</summary>
public interface ILeases
{
    /// <summary>
    /// Takes or renews the lease for the holder; false while another holds it. Lasts <paramref name="duration"/> from now by the store's clock.
    /// </summary>
    Task<bool> TryHoldAsync(string name, string holder, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives it back if the holder has it.</summary>
    Task ReleaseAsync(string name, string holder, CancellationToken cancellationToken);
}
