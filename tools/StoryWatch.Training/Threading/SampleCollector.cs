using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Training.Threading;

/// <summary>
/// Runs a labelled stream through a router and notes what the two decisions saw and should have said: once with the
/// gold's decisions, and again with the model's own, so that it learns to live with its mistakes (Ross et al. 2011).
/// </summary>
internal sealed class SampleCollector(RoutingModel model, bool stories)
{
    public List<Sample> Developments { get; } = [];

    public List<Sample> Stories { get; } = [];

    public void Run(IReadOnlyList<LabelledArticle> articles, bool gold, Func<LabelledArticle, string, bool?>? sameStory = null)
    {
        var router = new StoryRouter(model);
        var eventOf = new Dictionary<int, string>();
        var storyOf = new Dictionary<string, string>();
        var developmentOfEvent = new Dictionary<string, string>();
        var storyOfGold = new Dictionary<string, string>();
        sameStory ??= (article, story) => story.Length == 0 ? null : article.Story == story;
        var developments = new List<Sample>();
        var storySamples = new List<Sample>();
        foreach (var article in articles)
        {
            var scored = router.Score(article.Vectors);
            var known = developmentOfEvent.ContainsKey(article.Event);
            for (var i = 0; i < scored.Developments.Count && article.Event.Length > 0; i++)
                developments.Add(new(scored.DevelopmentFeatures[i], eventOf[scored.Developments[i].Index] == article.Event, 1));
            for (var i = 0; i < scored.Stories.Count && stories && !known; i++)
            {
                if (sameStory(article, storyOf[scored.Stories[i].Id]) is { } same)
                    storySamples.Add(new(scored.StoryFeatures[i], same, 1));
            }

            var decision = router.Decide(scored);
            if (gold)
                decision = Gold(decision, article, developmentOfEvent, storyOfGold);
            router.Apply(scored, decision);
            eventOf.TryAdd(router.Developments - 1, article.Event);
            storyOf.TryAdd(decision.StoryId, article.Story);
            developmentOfEvent.TryAdd(article.Event, decision.DevelopmentId);
            storyOfGold.TryAdd(article.Story, decision.StoryId);
        }

        // Each stream counts the same, however long it is.
        Developments.AddRange(Balanced(developments));
        Stories.AddRange(Balanced(storySamples));
    }

    private static RoutingDecision Gold(
        RoutingDecision decision, LabelledArticle article, Dictionary<string, string> developments, Dictionary<string, string> stories)
    {
        var own = StoryRouter.NamesOf(article.Article.Id);
        var development = article.Event.Length == 0 ? null : developments.GetValueOrDefault(article.Event);
        var story = article.Story.Length == 0 ? null : stories.GetValueOrDefault(article.Story);
        return decision with
        {
            StoryId = story ?? own.Story,
            DevelopmentId = development ?? own.Development,
            IsNewStory = story is null,
            IsNewDevelopment = development is null,
        };
    }

    private static IEnumerable<Sample> Balanced(List<Sample> samples)
    {
        var yes = samples.Count(s => s.Yes);
        return samples.Select(s => s with { Weight = yes > 0 ? 1000f / yes : 1f });
    }
}
