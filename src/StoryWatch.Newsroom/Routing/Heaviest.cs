using System.Buffers;
using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>Keeps a bag small by its heaviest terms; of equals the lower hash, so that the choice is always the same.</summary>
internal static class Heaviest
{
    public static TermBag Of(ReadOnlySpan<uint> terms, ReadOnlySpan<float> weights, int most)
    {
        if (terms.Length <= most)
            return new(terms.ToArray(), weights.ToArray());
        var sorted = ArrayPool<float>.Shared.Rent(terms.Length);
        weights.CopyTo(sorted);
        Array.Sort(sorted, 0, terms.Length);
        var threshold = sorted[terms.Length - most];
        var above = 0;
        foreach (var weight in weights)
            above += weight > threshold ? 1 : 0;
        ArrayPool<float>.Shared.Return(sorted);

        var keptTerms = new uint[most];
        var keptWeights = new float[most];
        var ties = most - above;
        for (int i = 0, n = 0; i < terms.Length && n < most; i++)
        {
            if (weights[i] < threshold || (weights[i] == threshold && ties-- <= 0))
                continue;
            keptTerms[n] = terms[i];
            keptWeights[n++] = weights[i];
        }

        return new(keptTerms, keptWeights);
    }

    /// <summary>The heaviest term of a bag that has any.</summary>
    public static uint First(this TermBag bag) => Of(bag.Terms, bag.Weights, 1).Terms[0];

    public static TermBag Normalized(this TermBag bag)
    {
        var length = bag.Length();
        if (length <= 0)
            return TermBag.Empty;
        var weights = bag.Weights.ToArray();
        for (var i = 0; i < weights.Length; i++)
            weights[i] /= length;
        return new(bag.Terms.ToArray(), weights);
    }
}
