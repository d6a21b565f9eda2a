using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class TreeEnsembleTests
{
    [Fact]
    public void The_mean_of_two_sets_gives_the_mean_of_their_log_odds()
    {
        TreeEnsemble one = new(2, 1, 0.5f, [0], [0f], [-1f, 1f]), other = new(2, 1, -1.5f, [1, 0], [2f, 1f], [0f, 4f, 2f, 0f]);
        var mean = TreeEnsemble.Mean([one, other]);

        foreach (var values in (float[][])[[-1f, 0f], [1f, 3f], [0.5f, 9f]])
            mean.LogOdds(values).ShouldBe((one.LogOdds(values) + other.LogOdds(values)) / 2, 1e-6f);
    }
}
