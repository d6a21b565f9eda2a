using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Models;

namespace StoryWatch.Training.Attributions;

/// <summary>Trains the network that labels source and content around a given cue.</summary>
internal static class RoleTraining
{
    private sealed record Paragraph(int First, int[][] TokenDeep, int[][] TokenWide, List<CueSequence> Cues)
    {
        public Paragraph With(Converter<int[], int[]> deep, Converter<int[], int[]> wide) =>
            new(First, Array.ConvertAll(TokenDeep, deep), Array.ConvertAll(TokenWide, wide), Cues.ConvertAll(c => c.With(deep, wide)));
    }

    private sealed record CueSequence(int First, int[] Cue, int[][] Deep, int[][] Wide, bool[] InCue, byte[] Gold)
    {
        public CueSequence With(Converter<int[], int[]> deep, Converter<int[], int[]> wide) =>
            this with { Cue = deep(Cue), Deep = Array.ConvertAll(Deep, deep), Wide = Array.ConvertAll(Wide, wide) };
    }

    public static TrainableNet Train(IReadOnlyList<Example> examples, IReadOnlyList<Example> held, NetShape shape, int epochs, int seed, TextWriter log)
    {
        var net = new TrainableNet(shape, chain: true, seed);
        var raw = examples.Select(e => Paragraphs(e).ToArray()).ToArray();
        foreach (var article in raw)
        {
            net.Count(
                article.SelectMany(p => p.TokenDeep.Concat(p.Cues.SelectMany(c => c.Deep.Append(c.Cue)))),
                article.SelectMany(p => p.TokenWide.Concat(p.Cues.SelectMany(c => c.Wide))));
        }

        var data = raw.SelectMany(article => article).Select(p => p.With(net.DeepRows, net.WideRows)).ToArray();
        net.Freeze();
        var watched = held.SelectMany(Paragraphs).Select(p => p.With(net.DeepRows, net.WideRows)).ToArray();
        var chain = new Chain(RoleLabeller.Labels, net.Transitions);
        var order = new Random(seed);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            order.Shuffle(data);
            var seen = 0;
            var loss = 0.0;
            foreach (var paragraph in data)
            {
                net.SetRate(1 - (((epoch * (float)data.Length) + seen++) / (epochs * (float)data.Length)));
                loss += Learn(net, chain, paragraph.With(net.Drop, net.Drop));
            }

            net.Learning = false;
            var unseen = watched.Sum(paragraph => Learn(net, chain, paragraph));
            net.Learning = true;
            log.WriteLine($"role epoch {epoch}: loss {loss / data.Sum(p => p.Cues.Count):f4}, held out {unseen / Math.Max(1, watched.Sum(p => p.Cues.Count)):f4}");
        }

        return net;
    }

    private static IEnumerable<Paragraph> Paragraphs(Example example)
    {
        var (view, path, buffer, second) = (example.View, new PathToCue(), new uint[RoleFeatures.Most], new uint[RoleFeatures.Most]);
        foreach (var group in example.Gold.GroupBy(g => view.Parsed.Sentences[view.SentenceOf[g.Cue.First]].Paragraph))
        {
            var cues = new List<CueSequence>();
            foreach (var gold in group)
            {
                var window = Window.Around(view, gold.Cue);
                path.Set(view, gold.Cue, window);
                var features = new Features(buffer);
                RoleFeatures.CueDeep(view, gold.Cue, ref features);
                var cue = CueTraining.Rows(features);
                var (deep, wide) = (new int[window.Count][], new int[window.Count][]);
                for (var i = 0; i < window.Count; i++)
                {
                    var d = new Features(buffer);
                    var w = new Features(second);
                    RoleFeatures.Pair(view, gold.Cue, path, window.First + i, ref d, ref w);
                    (deep[i], wide[i]) = (CueTraining.Rows(d), CueTraining.Rows(w));
                }

                cues.Add(new(window.First, cue, deep, wide, [.. Enumerable.Range(window.First, window.Count).Select(i => i >= gold.Cue.First && i < gold.Cue.End)], Labels(gold, window)));
            }

            var first = cues.Min(c => c.First);
            var count = cues.Max(c => c.First + c.Gold.Length) - first;
            var (tokenDeep, tokenWide) = (new int[count][], new int[count][]);
            for (var i = 0; i < count; i++)
            {
                var d = new Features(buffer);
                var w = new Features(second);
                RoleFeatures.TokenDeep(view, first + i, ref d);
                RoleFeatures.TokenWide(view, first + i, ref w);
                (tokenDeep[i], tokenWide[i]) = (CueTraining.Rows(d), CueTraining.Rows(w));
            }

            yield return new(first, tokenDeep, tokenWide, cues);
        }
    }

    private static byte[] Labels(GoldTokens gold, Window window)
    {
        var labels = new byte[window.Count];
        Mark(gold.Source, RoleLabeller.SourceBegin, RoleLabeller.SourceInside);
        Mark(gold.Content, RoleLabeller.ContentBegin, RoleLabeller.ContentInside);
        for (var i = Math.Max(0, gold.Cue.First - window.First); i < Math.Min(window.Count, gold.Cue.End - window.First); i++) labels[i] = 0;
        return labels;

        void Mark(List<(int First, int End)> spans, int begin, int inside)
        {
            foreach (var (first, end) in spans)
            {
                for (var i = Math.Max(first, window.First); i < Math.Min(end, window.End); i++) labels[i - window.First] = (byte)(i == first || i == window.First ? begin : inside);
            }
        }
    }

    private static double Learn(TrainableNet net, Chain chain, Paragraph p)
    {
        var (h, c, count) = (net.Shape.Hidden, RoleLabeller.Labels, p.TokenDeep.Length);
        var (tokenHidden, tokenScores) = (new float[count * h], new float[count * c]);
        var (tokenHiddenGradient, tokenScoreGradient) = (new float[count * h], new float[count * c]);
        for (var i = 0; i < count; i++)
        {
            net.AddDeep(p.TokenDeep[i], tokenHidden.AsSpan(i * h, h));
            net.AddWide(p.TokenWide[i], tokenScores.AsSpan(i * c, c));
        }

        var loss = 0.0;
        foreach (var cue in p.Cues)
        {
            var (n, offset) = (cue.Gold.Length, cue.First - p.First);
            var (hidden, scores, gradient, cueHidden) = (tokenHidden.AsSpan(offset * h, n * h).ToArray(), tokenScores.AsSpan(offset * c, n * c).ToArray(), new float[n * c], new float[h]);
            net.AddDeep(cue.Cue, cueHidden);
            for (var i = 0; i < n; i++)
            {
                var row = hidden.AsSpan(i * h, h);
                System.Numerics.Tensors.TensorPrimitives.Add(row, cueHidden, row);
                net.AddDeep(cue.Deep[i], row);
                net.AddWide(cue.Wide[i], scores.AsSpan(i * c, c));
                net.Finish(row, scores.AsSpan(i * c, c));
                if (cue.InCue[i]) scores[i * c] += 20;
            }

            chain.SetTransitions(net.Transitions);
            chain.Run(scores);
            loss += ChainLoss.Gradient(chain, scores, net.Transitions, cue.Gold, c, gradient, net.Learning ? net.TransitionGradient : new float[c * c]);
            if (!net.Learning) continue;
            Array.Clear(cueHidden);
            for (var i = 0; i < n; i++)
            {
                var row = hidden.AsSpan(i * h, h);
                var g = gradient.AsSpan(i * c, c);
                net.Back(row, g);
                net.UpdateDeep(cue.Deep[i], row);
                net.UpdateWide(cue.Wide[i], g);
                Add(cueHidden, row);
                Add(tokenHiddenGradient.AsSpan((offset + i) * h, h), row);
                Add(tokenScoreGradient.AsSpan((offset + i) * c, c), g);
            }

            net.UpdateDeep(cue.Cue, cueHidden);
            net.UpdateDense();
        }

        for (var i = 0; net.Learning && i < count; i++)
        {
            net.UpdateDeep(p.TokenDeep[i], tokenHiddenGradient.AsSpan(i * h, h));
            net.UpdateWide(p.TokenWide[i], tokenScoreGradient.AsSpan(i * c, c));
        }

        return loss;
    }

    private static void Add(Span<float> sum, ReadOnlySpan<float> more) => System.Numerics.Tensors.TensorPrimitives.Add(sum, more, sum);
}
