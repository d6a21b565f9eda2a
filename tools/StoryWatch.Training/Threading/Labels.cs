using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories;

namespace StoryWatch.Training.Threading;

/// <summary>Which gold event and story most articles of a development and of a story have.</summary>
internal sealed class Labels
{
    private readonly Dictionary<string, Dictionary<string, int>> _events = [];
    private readonly Dictionary<string, Dictionary<string, int>> _stories = [];
    private readonly Dictionary<string, string> _developmentOfEvent = [];
    private readonly Dictionary<string, string> _storyOfGold = [];

    public bool Knows(LabelledArticle article) => article.Event.Length > 0 && _developmentOfEvent.ContainsKey(article.Event);

    public string Event(ulong development) => Most(_events[RouterNames.Development(development)]);

    public string Story(string story) => Most(_stories[story]);

    /// <summary>The decision that the gold would have made. Where it knows no events, only stories of new developments are corrected.</summary>
    public RoutingDecision Correct(RoutingDecision decision, LabelledArticle article)
    {
        if (article.Event.Length == 0 && !decision.IsNewDevelopment)
            return decision;
        var own = StableHash.Of(article.Article.Id);
        var development = article.Event.Length == 0 ? null : _developmentOfEvent.GetValueOrDefault(article.Event);
        var story = _storyOfGold.GetValueOrDefault(article.Story);
        return decision with
        {
            StoryId = story ?? RouterNames.Story(own),
            DevelopmentId = development ?? RouterNames.Development(own),
            IsNewStory = story is null,
            IsNewDevelopment = development is null,
        };
    }

    public void Note(RoutingDecision decision, LabelledArticle article)
    {
        Count(_events, decision.DevelopmentId, article.Event);
        Count(_stories, decision.StoryId, article.Story);
        _developmentOfEvent.TryAdd(article.Event, decision.DevelopmentId);
        _storyOfGold.TryAdd(article.Story, decision.StoryId);
    }

    private static void Count(Dictionary<string, Dictionary<string, int>> counts, string unit, string label)
    {
        if (!counts.TryGetValue(unit, out var labels))
            counts.Add(unit, labels = []);
        labels[label] = labels.GetValueOrDefault(label) + 1;
    }

    private static string Most(Dictionary<string, int> labels) => labels.MaxBy(entry => entry.Value).Key;
}
