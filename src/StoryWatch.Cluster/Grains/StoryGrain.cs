using StoryWatch.Cluster.Wire;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Telemetry;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Cluster.Grains;

/// <summary>Hosts a story's <see cref="ThreadSession"/>: one call at a time, the state from the journal when it is first needed.</summary>
internal sealed class StoryGrain(IJournal journal) : Grain, IStoryGrain
{
    private ThreadSession? _session;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        StoryWatchTelemetry.ThreadLoaded();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        StoryWatchTelemetry.ThreadPutAway();
        return Task.CompletedTask;
    }

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
