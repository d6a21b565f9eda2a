using StoryWatch.Cluster.Wire;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Cluster.Grains;

/// <summary>The stories' threads as grains: each lives on one silo, wherever the cluster put it.</summary>
internal sealed class GrainThreads(IGrainFactory grains) : IStoryThreads
{
    public async Task HandleAsync(StoryId story, StoryCommand command, Settlement? settles, CancellationToken cancellationToken)
    {
        var fault = await grains.GetGrain<IStoryGrain>(story.Value)
            .HandleAsync(PackedCommand.From(command), PackedSettlement.From(settles), cancellationToken);
        if (fault is not null)
            throw new StoryDecisionException(fault);
    }
}
