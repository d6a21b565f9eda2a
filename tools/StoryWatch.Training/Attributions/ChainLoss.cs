using StoryWatch.Analysis.Models;

namespace StoryWatch.Training.Attributions;

internal static class ChainLoss
{
    /// <summary>Negative log-likelihood of the gold labelling after <c>chain.Run(scores)</c>; sets the gradient of scores, adds that of transitions.</summary>
    public static double Gradient(
        Chain chain, ReadOnlySpan<float> scores, ReadOnlySpan<float> transitions, ReadOnlySpan<byte> gold, int labels, Span<float> gradient, Span<float> transitionGradient)
    {
        var loss = chain.LogPartition;
        for (var i = 0; i < gold.Length; i++)
        {
            loss -= scores[(i * labels) + gold[i]];
            for (var y = 0; y < labels; y++) gradient[(i * labels) + y] = (float)chain.Marginal(i, y) - (gold[i] == y ? 1 : 0);
            if (i == 0) continue;
            loss -= transitions[(gold[i - 1] * labels) + gold[i]];
            transitionGradient[(gold[i - 1] * labels) + gold[i]] -= 1;
            for (var x = 0; x < labels; x++)
            {
                for (var y = 0; y < labels; y++) transitionGradient[(x * labels) + y] += (float)chain.Marginal(i, x, y);
            }
        }

        return loss;
    }
}
