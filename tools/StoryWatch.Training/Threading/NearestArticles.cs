using StoryWatch.Analysis.Threading;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Training.Threading;

/// <summary>All articles of an archive by the TF-IDF cosine of their bodies.</summary>
internal sealed class NearestArticles
{
    private const int Most = 10;
    private readonly List<(Article Article, TermBag Body)> _articles = [];

    public NearestArticles(IReadOnlyList<Article> archive)
    {
        var vectors = archive.Select(ThreadingVectorizer.Vectorize).ToList();
        var background = new BackgroundStatistics(BackgroundTable.None);
        foreach (var article in vectors)
        {
            background.Add(article.Body.Terms);
            background.EndArticle();
        }

        for (var i = 0; i < archive.Count; i++)
            _articles.Add((archive[i], background.Weigh(vectors[i].Body, 100)));
    }

    /// <summary>The nearest others, the nearest first.</summary>
    public IEnumerable<Article> Of(Article article)
    {
        var body = _articles.Find(a => a.Article.Id == article.Id).Body;
        return _articles.Where(a => a.Article.Id != article.Id)
            .OrderByDescending(a => a.Body.Dot(body))
            .Take(Most)
            .Select(a => a.Article);
    }
}
