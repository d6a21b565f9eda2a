using StoryWatch.Cluster.Wire;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Cluster.Grains;

/// <summary>Hosts a story's <see cref="ThreadSession"/>: one call at a time, the state from the journal when it is first needed.</summary>
internal sealed class StoryGrain(IJournal journal) : Grain, IStoryGrain
{
    private ThreadSession? _session;

    public async Task<string?> HandleAsync(PackedCommand command, PackedSettlement? settles, CancellationToken cancellationToken)
    {
        _session ??= new ThreadSession(new StoryId(this.GetPrimaryKeyString()), journal);
        try
        {
            await _session.HandleAsync(command.ToCommand(), settles?.ToSettlement(), cancellationToken);
            return null;
        }
        catch (StoryDecisionException fault)
        {
            return fault.Message;
        }
    }
}
