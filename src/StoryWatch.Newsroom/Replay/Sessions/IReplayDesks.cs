using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;

namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>Makes desks to be thrown away: the whole walk on an empty store of its own, with nothing that leads outside.</summary>
public interface IReplayDesks
{
    Task<IReplayDesk> CreateAsync(CancellationToken cancellationToken);
}

/// <summary>A desk to be thrown away. It has no bus: what happens on it leaves it only as <see cref="ReplayTelling"/> lets it.</summary>
public interface IReplayDesk : IAsyncDisposable
{
    IInbox Inbox { get; }

    IJournal Journal { get; }

    IReadModels Models { get; }

    /// <summary>Completes when every row of the inbox up to the sequence is in its story.</summary>
    Task WhenSettledAsync(long sequence, CancellationToken cancellationToken);
}
