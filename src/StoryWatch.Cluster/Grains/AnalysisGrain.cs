using Orleans.Placement;
using StoryWatch.Analysis;
using StoryWatch.Cluster.Wire;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Cluster.Grains;

/// <summary>Hosts the analyzer on whichever silo has room.</summary>
/// <remarks>A stateless worker would stay on the caller's silo: only placed grains spread one walk's articles over all of them.</remarks>
[RandomPlacement]
internal sealed class AnalysisGrain(IArticleAnalyzer analyzer) : Grain, IAnalysisGrain
{
    // Placed anew now and then, so that a silo that joined gets its share.
    private const int MostHere = 64;

    private int _done;

    public Task<PackedAnalysis> AnalyzeAsync(byte[] article, CancellationToken cancellationToken)
    {
        if (++_done == MostHere)
            DeactivateOnIdle();
        return Task.FromResult(Analyze(Packed.Unpack<Article>(article)));
    }

    private PackedAnalysis Analyze(Article article)
    {
        try
        {
            return new PackedAnalysis(Packed.Pack(analyzer.Analyze(article)), null);
        }
        catch (Exception fault)
        {
            return new PackedAnalysis(null, $"{fault.GetType().Name}: {fault.Message}");
        }
    }
}
