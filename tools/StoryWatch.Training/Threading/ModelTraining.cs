using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Training.Threading;

/// <summary>Learns both decisions from labelled streams.</summary>
internal sealed class ModelTraining(string data)
{
    private const int Rounds = 3;

    private static readonly TreeTrainer DevelopmentTrainer = new(trees: 120, depth: 4, rate: 0.08, leastHessian: 8, ridge: 4);
    private static readonly TreeTrainer StoryTrainer = new(trees: 80, depth: 3, rate: 0.08, leastHessian: 8, ridge: 4);

    public RoutingModel Train(DevSets sets)
    {
        var background = RoutingModel.ShippedBackground();
        var never = Never();
        var model = new RoutingModel(background, never, never);
        var weak = WeakStories.Read(data);
        var developments = new List<Sample>();
        var stories = new List<Sample>();
        for (var round = 0; round < Rounds; round++)
        {
            var collector = new SampleCollector(model, stories: round > 0);
            foreach (var (name, articles) in sets.All)
                collector.Run(articles, gold: round < 2, name is "allsides" or "basil" ? (_, _) => null : null);
            if (round > 0)
                weak.Collect(collector, gold: round < 2);
            developments.AddRange(collector.Developments);
            stories.AddRange(collector.Stories);
            // The story decision looks at the development decision: it is learned once that is there.
            model = new(background, round == 0 ? DevelopmentTrainer.Train(developments) : round == 1 ? model.Development : DevelopmentTrainer.Train(developments), round == 0 ? never : StoryTrainer.Train(stories));
        }

        return model;
    }

    private static TreeEnsemble Never() => new(1, 1, -10f, [0], [0f], [0f, 0f]);
}
