using StoryWatch.Newsroom.Replay;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Testing;

namespace StoryWatch.Newsroom.Tests.Replay;

public sealed class RunComparisonTests
{
    [Fact]
    public void Two_runs_of_the_same_shifts_do_not_differ() =>
        RunComparison.Of([Line(1, "a"), Line(2, "b")], [Line(1, "a"), Line(2, "b")]).ShouldSatisfyAllConditions(
            run => run.Same.ShouldBe(2),
            run => (run.Missing.Count, run.Extra.Count, run.Late.Count, run.Changed.Count).ShouldBe((0, 0, 0, 0)));

    [Fact]
    public void What_only_one_run_tells_is_missing_or_extra()
    {
        var run = RunComparison.Of([Line(1, "a", issue: "talks")], [Line(1, "b", issue: "sanctions")]);

        run.Missing.Single().Issue.ShouldBe("talks");
        run.Extra.Single().Issue.ShouldBe("sanctions");
    }

    [Fact]
    public void The_same_move_on_a_later_article_is_late_and_on_an_earlier_one_is_not()
    {
        var late = RunComparison.Of([Line(1, "a", hour: 1)], [Line(1, "b", hour: 2)]);
        late.Late.Single().ShouldSatisfyAllConditions(pair => pair.Left.Article.ShouldBe("a"), pair => pair.Right.Article.ShouldBe("b"));
        late.Extra.ShouldBeEmpty();

        var early = RunComparison.Of([Line(1, "b", hour: 2)], [Line(1, "a", hour: 1)]);
        (early.Missing.Count, early.Extra.Count, early.Late.Count).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void On_the_same_place_what_differs_is_named() =>
        RunComparison.Of([Line(1, "a")], [Line(1, "a") with { Severity = 3, To = Stance.Unwilling }]).Changed.Single().Fields.ShouldBe(["to", "severity"]);

    [Fact]
    public void Of_several_shifts_on_one_place_the_most_alike_go_together()
    {
        var run = RunComparison.Of([Line(1, "a"), Line(2, "a") with { To = Stance.Demands }], [Line(1, "a") with { To = Stance.Demands }, Line(2, "a")]);

        (run.Same, run.Changed.Count).ShouldBe((2, 0));
    }

    private static ShiftLogLine Line(long sequence, string article, string issue = "talks", int hour = 0) => new(
        sequence, Some.Day.AddHours(hour), "s-1", article, ShiftKind.Changed, new Actor("Northland"), new Actor("Southland"), issue, null, Stance.Willing, "CONSULT", 2, 0.8, 1,
        new Evidence("ready", 0, 5), null, $"x-{sequence}", "its own words");
}
