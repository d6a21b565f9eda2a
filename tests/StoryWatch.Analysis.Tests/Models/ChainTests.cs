using StoryWatch.Analysis.Models;

namespace StoryWatch.Analysis.Tests.Models;

public class ChainTests
{
    private const int Labels = 3;
    private static readonly float[] Transitions = [0.5f, -0.2f, 0.1f, 0.3f, 0, -1, 0.7f, 0.2f, -0.4f];
    private static readonly float[] Emissions = [1, 0, -1, 0.2f, 0.9f, 0.1f, -0.5f, 0.4f, 0.3f, 0, 0, 1.1f];

    [Fact]
    public void Marginals_and_partition_agree_with_the_sum_over_all_labellings()
    {
        var chain = new Chain(Labels, Transitions);
        chain.Run(Emissions);
        var all = Labellings().ToList();
        var total = all.Sum(y => Math.Exp(Score(y)));
        chain.LogPartition.ShouldBe(Math.Log(total), 1e-6);
        for (var label = 0; label < Labels; label++)
        {
            chain.Marginal(2, label).ShouldBe(all.Where(y => y[2] == label).Sum(y => Math.Exp(Score(y))) / total, 1e-6);
            chain.Marginal(2, 1, label).ShouldBe(all.Where(y => y[1] == 1 && y[2] == label).Sum(y => Math.Exp(Score(y))) / total, 1e-6);
        }

        chain.Span(1, 3, 1, 2).ShouldBe(all.Where(y => y[1] == 1 && y[2] == 2 && y[3] != 2).Sum(y => Math.Exp(Score(y))) / total, 1e-6);
    }

    [Fact]
    public void The_best_labelling_is_the_one_of_the_highest_score()
    {
        var best = new byte[4];
        new Chain(Labels, Transitions).Best(Emissions, best);
        best.ShouldBe(Labellings().MaxBy(Score)!.Select(y => (byte)y));
    }

    [Theory]
    [InlineData(-30.5)]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(12.25)]
    public void Exponential_and_logarithm_are_those_of_mathematics(double x)
    {
        (StableMath.Exp(x) / Math.Exp(x)).ShouldBe(1, 1e-6);
        StableMath.Log(Math.Exp(x)).ShouldBe(x, 1e-6);
    }

    private static double Score(int[] y) =>
        y.Select((label, i) => (double)Emissions[(i * Labels) + label] + (i == 0 ? 0 : Transitions[(y[i - 1] * Labels) + label])).Sum();

    private static IEnumerable<int[]> Labellings() =>
        from a in Enumerable.Range(0, Labels)
        from b in Enumerable.Range(0, Labels)
        from c in Enumerable.Range(0, Labels)
        from d in Enumerable.Range(0, Labels)
        select (int[])[a, b, c, d];
}
