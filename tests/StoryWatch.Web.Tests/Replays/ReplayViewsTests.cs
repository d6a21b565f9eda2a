using StoryWatch.Newsroom.Replay.Expectations;
using StoryWatch.Web.Replays;

namespace StoryWatch.Web.Tests.Replays;

public sealed class ReplayViewsTests
{
    [Fact]
    public void A_verdict_counts_what_is_known_to_fail_apart_from_what_fails()
    {
        var verdict = ReplayViews.Of(
            [Result("holds", null, null), Result("known", "misread", "told"), Result("fails", null, "told"), Result("by-now", "misread", null)], [Rule("open", null)]);

        (verdict.Passed, verdict.Failed, verdict.Known, verdict.Open).ShouldBe((2, 1, 1, 1));
        verdict.Checks.Select(check => (check.Id, check.State)).ShouldBe(
            [("fails", "failed"), ("known", "known"), ("holds", "passed"), ("by-now", "passed"), ("open", "open")]);
        verdict.Checks[1].Reason.ShouldBe("Known: misread; told");
    }

    private static ExpectationResult Result(string id, string? known, string? fault) => new(Rule(id, known), fault);

    private static Expectation Rule(string id, string? known) => new(1, id, ExpectationRule.MustNot, "a reader says so") { Known = known };
}
