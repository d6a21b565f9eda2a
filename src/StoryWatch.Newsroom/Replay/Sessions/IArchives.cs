using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>The archives that may be replayed at the desk. A name is looked up in the list, never taken for a path.</summary>
public interface IArchives
{
    IReadOnlyList<ArchiveInfo> List();

    /// <summary>The lines of an archive; null where the list has none of the name.</summary>
    /// <param name="clock">Says when an article was received whose record does not say.</param>
    /// <exception cref="IOException">The archive cannot be read; <see cref="InvalidDataException"/> where it is damaged.</exception>
    IAsyncEnumerable<ArticleLine>? Read(string name, TimeProvider clock, CancellationToken cancellationToken);

    /// <summary>What is expected of a replay of the archive, as its file has it; null where nothing is.</summary>
    Task<byte[]?> ExpectationsAsync(string name, CancellationToken cancellationToken);
}

/// <param name="IsShipped">It comes with the program.</param>
public sealed record ArchiveInfo(string Name, long Bytes, bool IsShipped);
