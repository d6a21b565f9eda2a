using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Training.Threading;

internal sealed record Sample(float[] Features, bool Yes, float Weight);

/// <summary>Grows a <see cref="TreeEnsemble"/> by Newton boosting on logistic loss (Friedman 2001; Chen and Guestrin 2016), deterministic.</summary>
/// <param name="rising">Features of which more never speaks against: a split where it would is not made.</param>
internal sealed class TreeTrainer(int trees, int depth, double rate, double leastHessian, double ridge, IReadOnlySet<int> rising)
{
    private const int Bins = 64;

    public TreeEnsemble Train(IReadOnlyList<Sample> samples)
    {
        var features = samples[0].Features.Length;
        var cuts = Enumerable.Range(0, features).Select(f => Cuts(samples, f)).ToArray();
        var bins = new byte[samples.Count * features];
        for (var i = 0; i < samples.Count; i++)
        {
            for (var f = 0; f < features; f++)
                bins[(i * features) + f] = Bin(cuts[f], samples[i].Features[f]);
        }

        double yes = samples.Where(s => s.Yes).Sum(s => s.Weight), all = samples.Sum(s => s.Weight);
        var bias = Math.Log(yes / (all - yes));
        var scores = Enumerable.Repeat(bias, samples.Count).ToArray();
        int inner = (1 << depth) - 1, leafCount = 1 << depth;
        var splits = new byte[trees * inner];
        var thresholds = new float[trees * inner];
        var leaves = new float[trees * leafCount];
        var node = new int[samples.Count];
        double[] gradient = new double[samples.Count], hessian = new double[samples.Count];
        for (var t = 0; t < trees; t++)
        {
            for (var i = 0; i < samples.Count; i++)
            {
                var p = 1 / (1 + Math.Exp(-scores[i]));
                gradient[i] = samples[i].Weight * (p - (samples[i].Yes ? 1 : 0));
                hessian[i] = samples[i].Weight * p * (1 - p);
                node[i] = 0;
            }

            for (var level = 0; level < depth; level++)
                Split(level, t * inner);
            for (var leaf = 0; leaf < leafCount; leaf++)
                leaves[(t * leafCount) + leaf] = 0;
            double[] g = new double[leafCount], h = new double[leafCount];
            for (var i = 0; i < samples.Count; i++)
            {
                g[node[i] - inner] += gradient[i];
                h[node[i] - inner] += hessian[i];
            }

            for (var leaf = 0; leaf < leafCount; leaf++)
                leaves[(t * leafCount) + leaf] = (float)(-rate * g[leaf] / (h[leaf] + ridge));
            for (var i = 0; i < samples.Count; i++)
                scores[i] += leaves[(t * leafCount) + node[i] - inner];
        }

        return new(features, depth, (float)bias, splits, thresholds, leaves);

        void Split(int level, int offset)
        {
            int first = (1 << level) - 1, count = 1 << level;
            var g = new double[count * features * Bins];
            var h = new double[count * features * Bins];
            for (var i = 0; i < samples.Count; i++)
            {
                var at = (node[i] - first) * features * Bins;
                for (var f = 0; f < features; f++, at += Bins)
                {
                    g[at + bins[(i * features) + f]] += gradient[i];
                    h[at + bins[(i * features) + f]] += hessian[i];
                }
            }

            var cut = new (int Feature, int Bin)[count];
            for (var n = 0; n < count; n++)
            {
                cut[n] = BestCut(g.AsSpan(n * features * Bins), h.AsSpan(n * features * Bins), features);
                var (feature, bin) = cut[n];
                splits[offset + first + n] = (byte)Math.Max(0, feature);
                thresholds[offset + first + n] = feature < 0 || bin >= cuts[feature].Length ? float.PositiveInfinity : cuts[feature][bin];
            }

            for (var i = 0; i < samples.Count; i++)
            {
                var (feature, bin) = cut[node[i] - first];
                var left = feature < 0 || bins[(i * features) + feature] <= bin;
                node[i] = (2 * node[i]) + (left ? 1 : 2);
            }
        }
    }

    private (int Feature, int Bin) BestCut(ReadOnlySpan<double> g, ReadOnlySpan<double> h, int features)
    {
        double allG = 0, allH = 0, best = 1e-6;
        for (var b = 0; b < Bins; b++)
            (allG, allH) = (allG + g[b], allH + h[b]);
        var cut = (-1, 0);
        for (var f = 0; f < features; f++)
        {
            double leftG = 0, leftH = 0;
            for (var b = 0; b < Bins - 1; b++)
            {
                leftG += g[(f * Bins) + b];
                leftH += h[(f * Bins) + b];
                double rightG = allG - leftG, rightH = allH - leftH;
                if (leftH < leastHessian || rightH < leastHessian)
                    continue;
                if (rising.Contains(f) && rightG / (rightH + ridge) > leftG / (leftH + ridge))
                    continue;
                var gain = (leftG * leftG / (leftH + ridge)) + (rightG * rightG / (rightH + ridge)) - (allG * allG / (allH + ridge));
                if (gain > best)
                    (best, cut) = (gain, (f, b));
            }
        }

        return cut;
    }

    private static float[] Cuts(IReadOnlyList<Sample> samples, int feature)
    {
        var values = samples.Select(s => s.Features[feature]).Order().ToArray();
        var cuts = new List<float>();
        for (var b = 1; b < Bins; b++)
        {
            var value = values[(int)((long)b * (values.Length - 1) / Bins)];
            if (cuts.Count == 0 || value > cuts[^1])
                cuts.Add(value);
        }

        return [.. cuts];
    }

    private static byte Bin(float[] cuts, float value)
    {
        var b = 0;
        while (b < cuts.Length && value > cuts[b])
            b++;
        return (byte)b;
    }
}
