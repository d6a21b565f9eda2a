using System.Collections.Concurrent;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Testing.InMemory;

/// <summary>Checkpoints that live as long as the object.</summary>
public sealed class InMemoryCheckpoints : ICheckpoints
{
    private readonly ConcurrentDictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Snapshot> _snapshots = new(StringComparer.Ordinal);

    public Task<long> LoadAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_sequences.GetValueOrDefault(name));

    public Task SaveAsync(string name, long sequence, CancellationToken cancellationToken)
    {
        _sequences[name] = sequence;
        return Task.CompletedTask;
    }

    public Task<Snapshot?> LoadSnapshotAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_snapshots.GetValueOrDefault(name));

    public Task SaveSnapshotAsync(string name, Snapshot snapshot, CancellationToken cancellationToken)
    {
        _snapshots[name] = snapshot with { Data = snapshot.Data.ToArray() };
        return Task.CompletedTask;
    }
}
