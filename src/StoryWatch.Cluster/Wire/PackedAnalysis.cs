namespace StoryWatch.Cluster.Wire;

/// <summary>An analysis as it travels, or why the article cannot be analysed anywhere.</summary>
[GenerateSerializer, Immutable, Alias("storywatch.analysis-result")]
internal sealed record PackedAnalysis([property: Id(0)] byte[]? Data, [property: Id(1)] string? Fault);
