using StoryWatch.Analysis.Threading;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Tests.Routing;

/// <summary>Stories of one or several developments about a country, and an article about Peru beside them.</summary>
internal sealed class Scored
{
    private static readonly BackgroundStatistics Background = new(BackgroundTable.None);
    private static readonly ThreadingVectors Vectors = About("Peru");
    private static readonly WeighedArticle Peru = new(Vectors, Background);
    private int _stories;

    /// <summary>Of all stories, by their index.</summary>
    public List<Development> Developments { get; } = [];

    public LiveStory Story(int developments, string country = "Peru")
    {
        var article = new WeighedArticle(About(country), Background);
        var story = new LiveStory(_stories, $"s-{_stories}", Next(article, _stories));
        _stories++;
        for (var i = 1; i < developments; i++)
            story.Open(Next(article, story.Index), article);
        return story;
    }

    /// <summary>The same article beside these stories, with the log-odds that it belongs to each.</summary>
    public static ScoredArticle Beside(params (LiveStory Story, float LogOdds)[] stories)
    {
        var scored = new ScoredArticle(Vectors, Peru, null);
        foreach (var (story, logOdds) in stories)
        {
            scored.Stories.Add(story);
            scored.StoryLogOdds.Add(logOdds);
        }

        return scored;
    }

    public Development Development(LiveStory story) => Next(Peru, story.Index);

    /// <summary>The story goes on with a development that is about Peru.</summary>
    public void Open(LiveStory story) => story.Open(Development(story), Peru);

    /// <summary>The story takes the article as one more of its newest development.</summary>
    public void Take(LiveStory story) => story.Join(Development(story), Peru);

    private Development Next(WeighedArticle article, int story)
    {
        var development = new Development(Developments.Count, article, 0, -1) { Story = story };
        Developments.Add(development);
        return development;
    }

    private static ThreadingVectors About(string country) => ThreadingVectorizer.Vectorize(
        new Article(country, $"The farmers of {country} brought the crop in. {country} sells it abroad.", DateTimeOffset.UnixEpoch));
}
