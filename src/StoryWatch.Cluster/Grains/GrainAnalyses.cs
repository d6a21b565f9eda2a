using System.Threading.Channels;
using StoryWatch.Analysis;
using StoryWatch.Cluster.Wire;
using StoryWatch.Newsroom.Walk;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Cluster.Grains;

/// <summary>
/// Spreads the walk's articles over analysis grains. Each goes to a grain that is free, so that a fast silo gets more of them than a slow one.
/// A silo that dies costs a second try: an analysis has no effect.
/// </summary>
internal sealed class GrainAnalyses : IAnalyses
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(100);

    private readonly IGrainFactory _grains;
    private readonly TimeProvider _clock;
    private readonly ILogger<GrainAnalyses> _log;
    private readonly Channel<int> _free = Channel.CreateUnbounded<int>();

    /// <param name="places">Articles under analysis at once, in the whole cluster.</param>
    public GrainAnalyses(IGrainFactory grains, int places, TimeProvider clock, ILogger<GrainAnalyses> log)
    {
        (_grains, _clock, _log) = (grains, clock, log);
        for (var place = 0; place < places; place++)
            _free.Writer.TryWrite(place);
    }

    public async Task<ArticleAnalysis> AnalyzeAsync(Article article, CancellationToken cancellationToken)
    {
        var packed = Packed.Pack(article);
        var place = await _free.Reader.ReadAsync(cancellationToken);
        try
        {
            var analysis = await AskAsync(place, packed, article.Id, cancellationToken);
            return analysis.Data is { } data ? Packed.Unpack<ArticleAnalysis>(data) : throw new AnalysisFailedException(analysis.Fault!);
        }
        finally
        {
            _free.Writer.TryWrite(place);
        }
    }

    private async Task<PackedAnalysis> AskAsync(int place, byte[] article, string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await _grains.GetGrain<IAnalysisGrain>(place).AnalyzeAsync(article, cancellationToken);
            }
            catch (Exception lost) when (!cancellationToken.IsCancellationRequested)
            {
                _log.LogInformation("The analysis of {Article} was lost on its way and is asked for again: {Reason}", id, lost.Message);
            }

            await Task.Delay(TryAgain, _clock, cancellationToken);
        }
    }
}

/// <summary>The analyzer failed on an article, wherever it runs.</summary>
internal sealed class AnalysisFailedException(string fault) : Exception(fault);
