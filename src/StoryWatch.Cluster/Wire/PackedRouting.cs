using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Cluster.Wire;

/// <summary>A routing as it travels from the desk's grain.</summary>
[GenerateSerializer, Immutable, Alias("storywatch.routing")]
internal sealed record PackedRouting(
    [property: Id(0)] string Story,
    [property: Id(1)] string Development,
    [property: Id(2)] string? CopyOf,
    [property: Id(3)] string SourceGroup,
    [property: Id(4)] IReadOnlyList<PackedProposal> Proposals)
{
    public static PackedRouting From(Routing routing) => new(
        routing.Story.Value,
        routing.Development,
        routing.CopyOf,
        routing.SourceGroup,
        [.. routing.Proposals.Select(proposal => new PackedProposal(proposal.Story.Value, PackedCommand.From(proposal.Command)))]);

    public Routing ToRouting() => new(
        new StoryId(Story),
        Development,
        CopyOf,
        SourceGroup,
        [.. Proposals.Select(proposal => new RoutingProposal(new StoryId(proposal.Story), proposal.Command.ToCommand()))]);
}

/// <summary>A merge or split that a routing proposes.</summary>
[GenerateSerializer, Immutable, Alias("storywatch.routing-proposal")]
internal sealed record PackedProposal([property: Id(0)] string Story, [property: Id(1)] PackedCommand Command);
