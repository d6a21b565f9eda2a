using StoryWatch.Stories;

namespace StoryWatch.Newsroom.Routing;

/// <summary>Where an article belongs.</summary>
/// <param name="StoryId">The long-running thread; derives from the story's first article, so that a replay gives the same.</param>
/// <param name="DevelopmentId">The day's event inside the story; derives from its first article.</param>
/// <param name="IsNewStory">The article opens the story.</param>
/// <param name="IsNewDevelopment">The article opens the development.</param>
/// <param name="CopyOf">The article whose wording this one repeats (a wire copy, an updated lead), or null.</param>
/// <param name="SourceGroup">The same for all copies of one text: they count as one source.</param>
public sealed record RoutingDecision(
    string StoryId,
    string DevelopmentId,
    bool IsNewStory,
    bool IsNewDevelopment,
    string? CopyOf,
    string SourceGroup)
{
    /// <summary>What the evidence suggests from this article on. Only an editor merges or splits.</summary>
    public ValueList<StructureProposal> Proposals { get; init; } = [];
}

/// <summary>A merge or a split that the evidence suggests.</summary>
/// <param name="Evidence">In words, for the editor.</param>
public abstract record StructureProposal(string StoryId, string Evidence);

public sealed record MergeProposal(string StoryId, string Other, string Evidence) : StructureProposal(StoryId, Evidence);

public sealed record SplitProposal(string StoryId, ValueList<string> Developments, string Evidence)
    : StructureProposal(StoryId, Evidence);
