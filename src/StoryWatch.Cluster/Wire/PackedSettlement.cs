using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Cluster.Wire;

/// <summary>A settlement as it travels. <see cref="Story"/> is null for a row that goes to no story.</summary>
[GenerateSerializer, Immutable, Alias("storywatch.settlement")]
internal sealed record PackedSettlement(
    [property: Id(0)] long Sequence,
    [property: Id(1)] string? Story,
    [property: Id(2)] string Development,
    [property: Id(3)] string? CopyOf,
    [property: Id(4)] string SourceGroup)
{
    public static PackedSettlement? From(Settlement? settlement) => settlement is null
        ? null
        : new(settlement.Sequence, settlement.HasStory ? settlement.Story.Value : null, settlement.Development, settlement.CopyOf, settlement.SourceGroup);

    public Settlement ToSettlement() => new(Sequence, Story is null ? default : new StoryId(Story), Development, CopyOf, SourceGroup);
}
