using StoryWatch.Analysis.Positions;

namespace StoryWatch.Training.Positions;

/// <summary>Fits an <see cref="EventModel"/> by AdaGrad on the log-loss of the roots an example may be, with an L2 penalty.</summary>
internal static class MaxEnt
{
    public static EventModel Fit(IReadOnlyList<Example> examples, int epochs = 20, double rate = 0.15, double l2 = 1e-3, int least = 3, int seed = 1)
    {
        const int classes = EventModel.Classes;
        var counts = new Dictionary<uint, int>();
        foreach (var feature in examples.SelectMany(example => example.Features))
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
        var rows = new Dictionary<uint, int>();
        foreach (var (feature, count) in counts)
        {
            if (count >= least)
                rows[feature] = rows.Count;
        }

        var weights = new float[rows.Count * classes];
        var squares = new float[weights.Length];
        var random = new Random(seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var indexed = examples.Select(e => e.Features.Where(rows.ContainsKey).Select(f => rows[f]).Distinct().ToArray()).ToArray();
        Span<double> p = stackalloc double[classes];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                var example = examples[i];
                p.Clear();
                var scale = 1 / Math.Sqrt(Math.Max(1, indexed[i].Length));
                foreach (var row in indexed[i])
                {
                    for (var c = 0; c < classes; c++)
                        p[c] += weights[(row * classes) + c];
                }

                EventModel.Softmax(p);
                var allowed = 0.0;
                for (var c = 0; c < classes; c++)
                    allowed += (example.Roots >> c & 1) * p[c];
                foreach (var row in indexed[i])
                {
                    for (var c = 0; c < classes; c++)
                    {
                        var target = (example.Roots >> c & 1) == 0 ? 0 : p[c] / Math.Max(allowed, 1e-9);
                        var at = (row * classes) + c;
                        var gradient = (float)((example.Weight * (p[c] - target)) + (l2 * weights[at]));
                        squares[at] += gradient * gradient;
                        if (squares[at] > 0)
                            weights[at] -= (float)(rate * gradient / (0.1 + Math.Sqrt(squares[at]))) * (float)scale * 4;
                    }
                }
            }
        }

        return new EventModel(rows, weights);
    }
}
