using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Newsroom.Replay.Expectations;

/// <summary>The articles of a replay: when each was first published and which story it went to.</summary>
public sealed class ReplayedArticles
{
    private const int Batch = 500;

    private readonly Dictionary<string, ReplayedArticle> _articles = new(StringComparer.Ordinal);

    public ReplayedArticles(IEnumerable<ReplayedArticle> articles)
    {
        foreach (var article in articles)
            _articles.TryAdd(article.Id, article);
    }

    public ReplayedArticle? Find(string id) => _articles.GetValueOrDefault(id);

    public static async Task<ReplayedArticles> ReadAsync(IInbox inbox, CancellationToken cancellationToken)
    {
        var articles = new List<ReplayedArticle>();
        for (var after = 0L; ;)
        {
            var rows = await inbox.ReadAsync(after, Batch, cancellationToken).ConfigureAwait(false);
            if (rows.Count == 0)
                return new ReplayedArticles(articles);
            foreach (var row in rows)
                articles.Add(new ReplayedArticle(row.Article.Id, row.Article.At, row.Settled is { HasStory: true } settled ? settled.Story.Value : null));
            after = rows[^1].Sequence;
        }
    }
}

/// <param name="At">The time of its first revision.</param>
/// <param name="Story">Null where it went to none.</param>
public sealed record ReplayedArticle(string Id, DateTimeOffset At, string? Story);
