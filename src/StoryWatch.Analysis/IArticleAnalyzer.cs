using StoryWatch.Stories.Articles;

namespace StoryWatch.Analysis;

/// <summary>Reads an article. Pure: the same article gives the same analysis on any machine, in any culture, on any thread.</summary>
public interface IArticleAnalyzer
{
    ArticleAnalysis Analyze(Article article);
}
