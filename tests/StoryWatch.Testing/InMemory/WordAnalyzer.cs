using StoryWatch.Analysis;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Testing.InMemory;

/// <summary>An analyser that knows two words: "ready" and "refuses".</summary>
public sealed class WordAnalyzer : IArticleAnalyzer
{
    public ArticleAnalysis Analyze(Article article)
    {
        if (article.Text.Contains("unreadable", StringComparison.Ordinal))
            throw new InvalidOperationException("The analyser fell over.");
        Stance? stance = article.Text.Contains("ready", StringComparison.Ordinal) ? Stance.Willing
            : article.Text.Contains("refuses", StringComparison.Ordinal) ? Stance.Unwilling
            : null;
        return new ArticleAnalysis("en", true, [], stance is { } found ? [Some.Position(article.Text, found)] : []);
    }
}
