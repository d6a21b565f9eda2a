using System.Collections.Concurrent;

namespace StoryWatch.Feeds.Polling;

/// <summary>One request at a time to a host, and none while it asks to be left alone.</summary>
internal sealed class HostGates(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Enters where nobody is in and the host does not ask to be left alone; null otherwise.</summary>
    public IDisposable? TryEnter(string host)
    {
        var gate = _gates.GetOrAdd(host, _ => new Gate());
        return gate.ClosedUntil <= clock.GetUtcNow() && gate.Turn.Wait(0) ? new Pass(gate) : null;
    }

    /// <summary>Waits for its turn.</summary>
    public async Task<IDisposable> EnterAsync(string host, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(host, _ => new Gate());
        await gate.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Pass(gate);
    }

    public bool IsClosed(string host) => _gates.TryGetValue(host, out var gate) && gate.ClosedUntil > clock.GetUtcNow();

    /// <summary>The host asks to be left alone until then.</summary>
    public void Close(string host, DateTimeOffset until) => _gates.GetOrAdd(host, _ => new Gate()).ClosedUntil = until;

    private sealed class Gate
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public DateTimeOffset ClosedUntil { get; set; } = DateTimeOffset.MinValue;
    }

    private sealed class Pass(Gate gate) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                gate.Turn.Release();
        }
    }
}
