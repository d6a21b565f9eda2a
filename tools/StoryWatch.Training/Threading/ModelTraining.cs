using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories;

namespace StoryWatch.Training.Threading;

/// <summary>Learns both decisions from labelled streams.</summary>
internal sealed class ModelTraining(DevSets sets, WeakStories weak)
{
    private const int Rounds = 3;

    /// <summary>Sets of trees of the story decision that are averaged; fewer while it is learning from its own mistakes.</summary>
    private const int Bags = 6;

    private const int FirstBags = 2;
    private const uint SmallDesks = 8;

    /// <summary>Two events of the allsides stream are mostly, not always, two stories.</summary>
    private const float UnsureNo = 0.3f;

    /// <summary>Log-odds added to the story decision: on the folds a wrongly opened story costs more than a wrongly joined one.</summary>
    private const float Willingness = 0.85f;

    private static readonly TreeTrainer DevelopmentTrainer = new(trees: 120, depth: 4, rate: 0.08, leastHessian: 8, ridge: 4, DevelopmentFeatures.Rising);
    private static readonly TreeTrainer StoryTrainer = new(trees: 100, depth: 3, rate: 0.08, leastHessian: 20, ridge: 4, StoryFeatures.Rising);

    public RoutingModel Train()
    {
        var never = new TreeEnsemble(1, 1, -10f, [0], [0f], [0f, 0f]);
        var model = new RoutingModel(RoutingModel.ShippedBackground(), never, never);
        var first = Collect(model, gold: true, developments: true, stories: false);
        model = With(model, DevelopmentTrainer.Train(first.Developments), never);
        // The story decision looks at the development decision: it is learned once that is there.
        var developments = first.Developments;
        var stories = new List<Sample>();
        for (var round = 0; round < Rounds; round++)
        {
            var collected = Collect(model, gold: round == 0, developments: true, stories: true);
            developments.AddRange(collected.Developments);
            stories.AddRange(collected.Stories);
            model = With(model, DevelopmentTrainer.Train(developments), StoryTrainer.Train(stories, round == Rounds - 1 ? Bags : FirstBags));
        }

        return With(model, model.Development, model.Story.Shifted(Willingness));
    }

    private SampleCollector Collect(RoutingModel model, bool gold, bool developments, bool stories)
    {
        var collector = new SampleCollector(model, stories);
        foreach (var (name, articles) in sets.All)
        {
            if (developments)
                collector.Run(articles, gold, name is "allsides" ? SameUnlessOneCountry(articles) : null, name is "allsides" ? UnsureNo : 1f);
        }

        if (!stories)
            return collector;
        var concurrent = sets.Concurrent();
        collector.Run(concurrent, gold);
        collector.Run(concurrent.ConvertAll(article => article.Placeless()), gold);
        collector.Run(Silence.In(concurrent), gold);
        collector.Run(weak.Full, gold, weak.Same);
        collector.Run(Silence.In(weak.Full), gold, weak.Same);
        collector.Run(weak.Updates, gold, weak.Same);
        // A desk that follows few stories: there the first article of a new one has nothing else to be like.
        for (var desk = 0u; desk < SmallDesks; desk++)
            collector.Run(SmallDesk(weak.Full, desk), gold, weak.Same, share: 1f / SmallDesks);
        return collector;
    }

    /// <summary>Two events about one country may well be one story: there the labels cannot tell.</summary>
    private static Func<LabelledArticle, string, bool?> SameUnlessOneCountry(List<LabelledArticle> articles)
    {
        var countries = new Dictionary<string, uint?>();
        foreach (var article in articles)
            countries.TryAdd(article.Story, WeakStories.Dominant(article.Vectors.Places));
        return (article, story) =>
            article.Story == story ? true : countries[article.Story] is { } country && countries[story] == country ? null : false;
    }

    private static List<LabelledArticle> SmallDesk(List<LabelledArticle> stream, uint desk) =>
        stream.FindAll(article => StableHash.Of(article.Story.Split('#')[0]) % SmallDesks == desk);

    private static RoutingModel With(RoutingModel model, TreeEnsemble development, TreeEnsemble story) =>
        new(model.Background, development, story);
}
