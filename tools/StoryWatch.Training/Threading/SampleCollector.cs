using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories;

namespace StoryWatch.Training.Threading;

/// <summary>
/// Runs a labelled stream through a router and notes what the two decisions saw and should have said: once with the
/// gold's decisions, and again with the model's own, so that it learns to live with its mistakes (Ross et al. 2011).
/// </summary>
internal sealed class SampleCollector(RoutingModel model, bool stories)
{
    public List<Sample> Developments { get; } = [];

    public List<Sample> Stories { get; } = [];

    /// <param name="sameStory">What the labels say of an article and a story's label; null where they cannot tell.</param>
    /// <param name="negative">The weight of a no between stories, where the labels are not sure.</param>
    /// <param name="share">What the stream counts for: one where it is a whole stream, less for a part of one.</param>
    public void Run(
        IReadOnlyList<LabelledArticle> articles, bool gold, Func<LabelledArticle, string, bool?>? sameStory = null, float negative = 1f, float share = 1f)
    {
        var router = new StoryRouter(model, mends: false);
        var labels = new Labels();
        sameStory ??= (article, story) => article.Story == story;
        var developments = new List<Sample>();
        var storySamples = new List<Sample>();
        foreach (var article in articles)
        {
            var group = StableHash.Of(article.Story);
            var scored = router.Score(article.Vectors);
            for (var i = 0; i < scored.Developments.Count && article.Event.Length > 0; i++)
            {
                var same = labels.Event(scored.Developments[i].Key) == article.Event;
                developments.Add(new(scored.DevelopmentFeatures[i], same, 1, group));
            }

            for (var i = 0; i < scored.Stories.Count && stories && !labels.Knows(article); i++)
            {
                if (sameStory(article, labels.Story(scored.Stories[i].Id)) is { } same)
                    storySamples.Add(new(scored.StoryFeatures[i], same, same ? 1f : negative, group));
            }

            var decision = router.Decide(scored);
            if (gold)
                decision = labels.Correct(decision, article);
            router.Apply(scored, decision);
            labels.Note(decision, article);
        }

        // Each stream counts the same, however long it is.
        Developments.AddRange(Balanced(developments, share));
        Stories.AddRange(Balanced(storySamples, share));
    }

    private static IEnumerable<Sample> Balanced(List<Sample> samples, float share)
    {
        var yes = samples.Count(s => s.Yes);
        return samples.Select(s => s with { Weight = s.Weight * share * (yes > 0 ? 1000f / yes : 1f) });
    }
}
