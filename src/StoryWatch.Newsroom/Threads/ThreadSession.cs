using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Threads;

/// <summary>
/// One story's thread: load, decide, append, and evolve only after the append. Used by one caller at a time; hosted by
/// <see cref="KeyedThreads"/> or by a grain.
/// </summary>
public sealed class ThreadSession(StoryId story, IJournal journal)
{
    private StoryThread? _state;

    /// <summary>Completes when the command's events are in the journal, now or from before.</summary>
    /// <exception cref="StoryDecisionException">The command cannot be decided: trying again does not help.</exception>
    public async Task HandleAsync(StoryCommand command, Settlement? settles, CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = _state ??= await LoadAsync(cancellationToken).ConfigureAwait(false);
            var events = Decide(state, command);
            if (events.Count == 0 && settles is null)
                return;

            // Until the answer is there it is not known what the journal holds.
            _state = null;
            var result = await journal.AppendAsync(new Append(story, state.Version, events, settles), cancellationToken).ConfigureAwait(false);
            if (result is AppendResult.Appended)
                _state = state.Evolve(events);
            if (result is not AppendResult.VersionConflict)
                return;
        }
    }

    private async Task<StoryThread> LoadAsync(CancellationToken cancellationToken) =>
        StoryThread.Initial.Evolve(await journal.LoadAsync(story, cancellationToken).ConfigureAwait(false));

    private IReadOnlyList<StoryEvent> Decide(StoryThread state, StoryCommand command)
    {
        try
        {
            return StoryThread.Decide(state, command);
        }
        catch (Exception fault)
        {
            throw new StoryDecisionException(story, command, fault);
        }
    }
}
