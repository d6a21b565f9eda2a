using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Positions;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis;

/// <summary>Reads an article: its language, its syntax, who says what in it, then who holds what. Thread-safe.</summary>
public sealed class ArticleAnalyzer(ITextParser parser, IAttributionReader attributions, IPositionReader positions) : IArticleAnalyzer
{
    public ArticleAnalysis Analyze(Article article)
    {
        var language = Languages.Detect(article.Text);
        if (language != Languages.English) return new(language, false, ValueList<Attribution>.Empty, ValueList<Position>.Empty);

        var text = parser.Parse(article.Text);
        var at = DateOnly.FromDateTime(article.At.UtcDateTime);
        var said = attributions.Read(text, at);
        return new(language, true, said, positions.Read(text, said, at, article.Title));
    }
}
