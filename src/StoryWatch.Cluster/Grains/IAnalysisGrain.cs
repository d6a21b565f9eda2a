using StoryWatch.Cluster.Wire;

namespace StoryWatch.Cluster.Grains;

/// <summary>A place where articles are analysed, one at a time. The key is the number of the place.</summary>
[Alias("storywatch.analysis")]
internal interface IAnalysisGrain : IGrainWithIntegerKey
{
    /// <param name="article">A packed article.</param>
    [Alias("analyze")]
    Task<PackedAnalysis> AnalyzeAsync(byte[] article, CancellationToken cancellationToken);
}
