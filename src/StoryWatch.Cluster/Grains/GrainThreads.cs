using Orleans.Runtime;
using StoryWatch.Cluster.Wire;
using StoryWatch.Newsroom;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Cluster.Grains;

/// <summary>The stories' threads as grains: each lives on one silo, wherever the cluster put it.</summary>
internal sealed class GrainThreads(IGrainFactory grains) : IStoryThreads
{
    public async Task HandleAsync(StoryId story, StoryCommand command, Settlement? settles, CancellationToken cancellationToken)
    {
        string? fault;
        try
        {
            fault = await grains.GetGrain<IStoryGrain>(story.Value)
                .HandleAsync(PackedCommand.From(command), PackedSettlement.From(settles), cancellationToken);
        }
        catch (Exception away) when (away is OrleansException or TimeoutException)
        {
            throw new UnavailableException($"The silos cannot be reached: {away.Message}", away);
        }

        if (fault is not null)
            throw new StoryDecisionException(fault);
    }
}
