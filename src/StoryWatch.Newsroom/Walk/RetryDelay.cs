namespace StoryWatch.Newsroom.Walk;

/// <summary>Waits longer after each failure in a row: 50 ms, doubled up to 5 s.</summary>
internal sealed class RetryDelay(TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private TimeSpan _next = Shortest;

    public void Reset() => _next = Shortest;

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var delay = _next;
        _next = delay * 2 < Longest ? delay * 2 : Longest;
        return Task.Delay(delay, clock, cancellationToken);
    }
}
