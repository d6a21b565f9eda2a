using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Testing.InMemory;

/// <summary>Leases by a clock that a test may set.</summary>
public sealed class InMemoryLeases(TimeProvider clock) : ILeases
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Holder, DateTimeOffset Until)> _held = new(StringComparer.Ordinal);

    public Task<bool> TryHoldAsync(string name, string holder, TimeSpan duration, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_held.TryGetValue(name, out var held) && held.Holder != holder && held.Until > now)
                return Task.FromResult(false);
            _held[name] = (holder, now + duration);
            return Task.FromResult(true);
        }
    }

    public Task ReleaseAsync(string name, string holder, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_held.TryGetValue(name, out var held) && held.Holder == holder)
                _held.Remove(name);
            return Task.CompletedTask;
        }
    }
}
