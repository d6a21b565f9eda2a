namespace StoryWatch.Newsroom.Journal;

/// <summary>Where single workers left off, by name. A checkpoint that is lost costs time, never events.</summary>
public interface ICheckpoints
{
    /// <summary>The sequence that was saved under the name; 0 where none was.</summary>
    Task<long> LoadAsync(string name, CancellationToken cancellationToken);

    Task SaveAsync(string name, long sequence, CancellationToken cancellationToken);

    /// <summary>A snapshot saved with its sequence (the router's index); null where none was.</summary>
    Task<Snapshot?> LoadSnapshotAsync(string name, CancellationToken cancellationToken);

    Task SaveSnapshotAsync(string name, Snapshot snapshot, CancellationToken cancellationToken);
}

public sealed record Snapshot(long Sequence, ReadOnlyMemory<byte> Data);
