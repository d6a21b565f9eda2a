using StoryWatch.Analysis;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Composition;

/// <summary>Reads two words, until the readers of attributions and positions are composed here.</summary>
internal sealed class FirstAnalyzer : IArticleAnalyzer
{
    public ArticleAnalysis Analyze(Article article)
    {
        var positions = new List<Position>();
        foreach (var (word, stance) in new[] { ("ready", Stance.Willing), ("reject", Stance.Unwilling), ("refus", Stance.Unwilling) })
        {
            var at = article.Text.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0)
            {
                positions.Add(new Position(new Actor("Russia", "RUS", "GOV"), new Actor("United States", "USA", "GOV"), "talks", stance, PloverEvent.Consult, Modality.Asserted, new Evidence(word, at, at + word.Length)) { Voice = Voice.Own });
            }
        }

        return new ArticleAnalysis("en", true, [], [.. positions.OrderBy(position => position.Evidence.Start)]);
    }
}

/// <summary>Goes by the longest word of the title, until the router is composed here.</summary>
internal sealed class FirstIndex : IRoutingIndex
{
    private readonly Dictionary<string, StoryId> _stories = new(StringComparer.Ordinal);

    public Routing Route(Article article) => new(Remember(article), $"d-{article.Id}", null, $"g-{article.Id}", []);

    public void Restore(Article article, Settlement settled) => Remember(article);

    public void Restructure(StoryId story, StoryEvent happened)
    {
    }

    public void WriteCheckpoint(Stream stream)
    {
    }

    public void ReadCheckpoint(Stream stream) => throw new InvalidDataException("nothing is kept");

    private StoryId Remember(Article article)
    {
        var key = (article.Title ?? article.Text[..Math.Min(80, article.Text.Length)]).Split(' ').MaxBy(word => word.Length)!;
        if (!_stories.TryGetValue(key, out var story))
            _stories[key] = story = StoryId.OpenedBy(article.Id);
        return story;
    }
}
