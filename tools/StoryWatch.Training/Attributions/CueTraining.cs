using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Models;

namespace StoryWatch.Training.Attributions;

/// <summary>Trains a network whose scores are the emissions of a chain over begin, inside, outside.</summary>
internal static class CueTraining
{
    private sealed record Sequence(int[][] Deep, int[][] Wide, byte[] Gold);

    public static TrainableNet Train(IReadOnlyList<Example> examples, IReadOnlyList<Example> held, NetShape shape, int epochs, int seed, TextWriter log)
    {
        var net = new TrainableNet(shape, chain: true, seed);
        var raw = examples.Select(e => Sequences(e).ToArray()).ToArray();
        foreach (var article in raw) net.Count(article.SelectMany(s => s.Deep), article.SelectMany(s => s.Wide));
        Sequence Known(Sequence s) => s with { Deep = Array.ConvertAll(s.Deep, net.DeepRows), Wide = Array.ConvertAll(s.Wide, net.WideRows) };
        var data = raw.SelectMany(article => article).Select(Known).ToArray();
        net.Freeze();
        var watched = held.SelectMany(Sequences).Select(Known).ToArray();
        var chain = new Chain(CueFinder.Labels, net.Transitions);
        var order = new Random(seed);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            order.Shuffle(data);
            var seen = 0;
            var loss = 0.0;
            foreach (var (deep, wide, gold) in data)
            {
                net.SetRate(1 - (((epoch * (float)data.Length) + seen++) / (epochs * (float)data.Length)));
                loss += Learn(net, chain, new(Array.ConvertAll(deep, net.Drop), Array.ConvertAll(wide, net.Drop), gold));
            }

            net.Learning = false;
            var unseen = watched.Sum(sequence => Learn(net, chain, sequence));
            net.Learning = true;
            log.WriteLine($"cue epoch {epoch}: loss {loss / data.Length:f4}, held out {unseen / Math.Max(1, watched.Length):f4}");
        }

        return net;
    }

    private static IEnumerable<Sequence> Sequences(Example example)
    {
        var view = example.View;
        var gold = new byte[view.Count];
        foreach (var g in example.Gold)
        {
            for (var i = g.Cue.First; i < g.Cue.End; i++) gold[i] = (byte)(i == g.Cue.First ? CueFinder.Begin : CueFinder.Inside);
        }

        var buffer = new uint[CueFeatures.Most];
        foreach (var sentence in view.Parsed.Sentences)
        {
            var (deep, wide) = (new int[sentence.Count][], new int[sentence.Count][]);
            for (var i = 0; i < sentence.Count; i++)
            {
                var features = new Features(buffer);
                CueFeatures.Deep(view, sentence.First + i, ref features);
                deep[i] = Rows(features);
                features.Clear();
                CueFeatures.Wide(view, sentence.First + i, ref features);
                wide[i] = Rows(features);
            }

            yield return new(deep, wide, gold[sentence.First..sentence.End]);
        }
    }

    /// <summary>The features as they are, in the type that rows have.</summary>
    internal static int[] Rows(Features features) => System.Runtime.InteropServices.MemoryMarshal.Cast<uint, int>(features.All).ToArray();

    private static double Learn(TrainableNet net, Chain chain, Sequence s)
    {
        var (count, h, c) = (s.Gold.Length, net.Shape.Hidden, CueFinder.Labels);
        var (hidden, scores, gradient) = (new float[count * h], new float[count * c], new float[count * c]);
        for (var i = 0; i < count; i++)
        {
            net.AddDeep(s.Deep[i], hidden.AsSpan(i * h, h));
            net.AddWide(s.Wide[i], scores.AsSpan(i * c, c));
            net.Finish(hidden.AsSpan(i * h, h), scores.AsSpan(i * c, c));
        }

        chain.SetTransitions(net.Transitions);
        chain.Run(scores);
        var loss = ChainLoss.Gradient(chain, scores, net.Transitions, s.Gold, c, gradient, net.Learning ? net.TransitionGradient : new float[c * c]);
        if (!net.Learning) return loss;
        for (var i = 0; i < count; i++)
        {
            var g = gradient.AsSpan(i * c, c);
            net.Back(hidden.AsSpan(i * h, h), g);
            net.UpdateDeep(s.Deep[i], hidden.AsSpan(i * h, h));
            net.UpdateWide(s.Wide[i], g);
        }

        net.UpdateDense();
        return loss;
    }
}
