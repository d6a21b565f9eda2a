using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Training.Threading;

/// <param name="Group">The gold story of the article: a bag has all samples of it or none.</param>
internal sealed record Sample(float[] Features, bool Yes, float Weight, ulong Group);

/// <summary>Grows a <see cref="TreeEnsemble"/> by Newton boosting on logistic loss (Friedman 2001; Chen and Guestrin 2016), deterministic.</summary>
/// <param name="rising">Features of which more never speaks against: a split where it would is not made.</param>
internal sealed class TreeTrainer(int trees, int depth, double rate, double leastHessian, double ridge, IReadOnlySet<int> rising)
{
    private const int Bins = 64;
    private const ulong Step = 0x9e3779b97f4a7c15UL;

    /// <summary>Of the samples in a tree (Friedman 2002): faster, and no tree sees all.</summary>
    private const double RowShare = 0.4;

    /// <summary>Of the groups in a bag.</summary>
    private const double GroupShare = 0.8;

    /// <summary>The mean of several sets, each learned without some of the groups (Breiman 1996): less hangs on what one of them happens to teach.</summary>
    public TreeEnsemble Train(IReadOnlyList<Sample> samples, int bags) =>
        TreeEnsemble.Mean([.. Enumerable.Range(0, bags).Select(bag =>
            Train([.. samples.Where(sample => Falls(Mix(sample.Group + (ulong)bag * Step), GroupShare))], (ulong)bag * Step))]);

    public TreeEnsemble Train(IReadOnlyList<Sample> samples, ulong seed = 0)
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
        var rows = new List<int>(samples.Count);
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

            rows.Clear();
            for (var i = 0; i < samples.Count; i++)
            {
                if (Falls(Mix(seed + ((ulong)t << 40) + (ulong)i), RowShare))
                    rows.Add(i);
            }

            for (var level = 0; level < depth; level++)
                Split(level, t * inner);
            for (var leaf = 0; leaf < leafCount; leaf++)
                leaves[(t * leafCount) + leaf] = 0;
            double[] g = new double[leafCount], h = new double[leafCount];
            foreach (var i in rows)
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
            foreach (var i in rows)
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

    private static bool Falls(ulong mixed, double share) => mixed < share * ulong.MaxValue;

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014): the same choice on every machine.</summary>
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9UL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebUL;
        return x ^ (x >> 31);
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
