using Microsoft.Extensions.Logging;
using StoryWatch.Analysis;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Telemetry;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Walk;

/// <summary>An inbox row and what its article says.</summary>
/// <param name="Analysis">Null where no thread will ask: the row is settled, or goes to no story, or its article is withdrawn.</param>
internal sealed record ReadRow(InboxRow Row, ArticleAnalysis? Analysis)
{
    public Article Article => Row.Article;

    /// <summary>Withheld articles, and those that came under embargo, are kept and not routed; a release comes as a revision.</summary>
    public bool MayBeShown => Article.Status is not ArticleStatus.Withheld && !(Article.Embargo > Article.Received);

    /// <summary>The command for the article's story, which knows no difference between withheld and canceled: neither stands in it.</summary>
    public TakeArticle ToCommand(Settlement place) => new(
        new ArticleRef(Article.Id, Article.Revision, Article.Source, Article.Title, Article.Url, Article.At, place.SourceGroup),
        Article.Status is ArticleStatus.Withheld ? ArticleStatus.Canceled : Article.Status,
        place.Development,
        place.CopyOf,
        Article.Text,
        Analysis?.Attributions ?? [],
        Analysis?.Positions ?? []);
}

/// <summary>Runs the analysis; an article that it cannot read is kept with nothing attributed rather than stop the walk.</summary>
internal sealed class ArticleReading(IAnalyses analyses, ILogger log)
{
    public async Task<ReadRow> ReadAsync(InboxRow row, CancellationToken cancellationToken)
    {
        var read = new ReadRow(row, null);
        return row.Settled is null && read.MayBeShown && row.Article.Status is ArticleStatus.Usable
            ? read with { Analysis = await AnalyzeAsync(row.Article, cancellationToken).ConfigureAwait(false) }
            : read;
    }

    private async Task<ArticleAnalysis?> AnalyzeAsync(Article article, CancellationToken cancellationToken)
    {
        try
        {
            using var stage = StoryWatchTelemetry.Start("analysis");
            return await analyses.AnalyzeAsync(article, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(fault, "Article {Article} could not be analysed: it is kept with nothing attributed.", article.Id);
            return null;
        }
    }
}
