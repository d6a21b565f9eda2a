using StoryWatch.Analysis.Attributions;

namespace StoryWatch.Training.Attributions;

/// <summary>Trains the network that says how likely a candidate is to be an attribution, on candidates of models that did not see their article.</summary>
internal static class RankTraining
{
    public static TrainableNet Train(IEnumerable<(Example Example, CueFinder Cues, Func<TextView, RoleLabeller> Roles)> unseen, int epochs, int seed, TextWriter log)
    {
        var net = new TrainableNet(new(16, RankFeatures.Classes) { WideRate = 1f, WideStart = 10_000, DeepRate = 0.1f, DeepStart = 100, Dropout = 0.2f, FeatureDropout = 0.1f, DeepCutoff = 10, WideCutoff = 10 }, chain: false, seed);
        var raw = unseen.Select(Candidates).ToArray();
        foreach (var article in raw) net.Count(article.Select(c => c.Features), article.Select(c => c.Features));
        var data = raw.SelectMany(a => a).Select(c => (Deep: net.DeepRows(c.Features), Wide: net.WideRows(c.Features), c.Right)).ToArray();
        net.Freeze();
        var order = new Random(seed);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            order.Shuffle(data);
            var loss = 0.0;
            for (var n = 0; n < data.Length; n++)
            {
                net.SetRate(1 - (((epoch * (float)data.Length) + n) / (epochs * (float)data.Length)));
                loss += Learn(net, net.Drop(data[n].Deep), net.Drop(data[n].Wide), data[n].Right);
            }

            log.WriteLine($"rank epoch {epoch}: loss {loss / data.Length:f4} of {data.Length}, right {data.Count(d => d.Right)}");
        }

        return net;
    }

    private static List<(int[] Features, bool Right)> Candidates((Example Example, CueFinder Cues, Func<TextView, RoleLabeller> Roles) unseen)
    {
        var (example, cues, roles) = unseen;
        var labeller = roles(example.View);
        var buffer = new uint[RankFeatures.Most];
        var (features, found) = (new List<int[]>(), new List<GoldAttribution>());
        foreach (var candidate in cues.Find(example.View))
        {
            var labelled = labeller.Label(candidate.Cue);
            if (labelled.Content.Count == 0) continue;
            var f = new Features(buffer);
            RankFeatures.Extract(example.View, candidate, labelled, ref f);
            features.Add(CueTraining.Rows(f));
            found.Add(AttributionTraining.Spans(example.View, candidate.Cue, labelled));
        }

        var right = Scoring.Match(example.Article, found).Where(m => m >= 0).ToHashSet();
        return [.. features.Select((f, i) => (f, right.Contains(i)))];
    }

    private static double Learn(TrainableNet net, int[] deep, int[] wide, bool right)
    {
        Span<float> hidden = stackalloc float[net.Shape.Hidden];
        Span<float> scores = stackalloc float[RankFeatures.Classes];
        hidden.Clear();
        scores.Clear();
        net.AddDeep(deep, hidden);
        net.AddWide(wide, scores);
        net.Finish(hidden, scores);
        var p = 1 / (1 + Math.Exp(scores[0] - scores[1]));
        var error = (float)(p - (right ? 1 : 0));
        ReadOnlySpan<float> gradient = [-error, error];
        net.Back(hidden, gradient);
        net.UpdateDeep(deep, hidden);
        net.UpdateWide(wide, gradient);
        net.UpdateDense();
        return -Math.Log(Math.Max(1e-9, right ? p : 1 - p));
    }
}
