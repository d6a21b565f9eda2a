using StoryWatch.Analysis;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Walk;

/// <summary>Where the walk has its articles analysed: on this process's threads, or spread over a cluster.</summary>
public interface IAnalyses
{
    /// <summary>The analysis, the same wherever it is made. Throws what the analyzer threw: asking again gives the same.</summary>
    Task<ArticleAnalysis> AnalyzeAsync(Article article, CancellationToken cancellationToken);
}

/// <summary>Analyses on the caller's thread.</summary>
public sealed class LocalAnalyses(IArticleAnalyzer analyzer) : IAnalyses
{
    public Task<ArticleAnalysis> AnalyzeAsync(Article article, CancellationToken cancellationToken) => Task.FromResult(analyzer.Analyze(article));
}
