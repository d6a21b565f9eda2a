using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Stories.Tests.Shifts;

public sealed class LineDecisionTests
{
    [Theory]
    [InlineData(Stance.Lifts, PloverEvent.Yield, Stance.Agrees, PloverEvent.Agree)]
    [InlineData(Stance.Imposes, PloverEvent.Sanction, Stance.Withdraws, PloverEvent.Reject)]
    public void Another_step_of_the_same_weight_is_an_act(Stance from, PloverEvent first, Stance to, PloverEvent second) =>
        Steps(from, first, to, second, salience: 0.9).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Act);

    [Theory]
    [InlineData(Stance.Lifts, PloverEvent.Yield, Stance.Agrees, PloverEvent.Agree)]
    [InlineData(Stance.Imposes, PloverEvent.Sanction, Stance.Withdraws, PloverEvent.Reject)]
    public void In_passing_it_is_none(Stance from, PloverEvent first, Stance to, PloverEvent second) =>
        Steps(from, first, to, second, salience: 0.7).Shifts.ShouldBeEmpty();

    [Theory]
    [InlineData(Stance.Threatens, PloverEvent.Threaten)]
    [InlineData(Stance.Unwilling, PloverEvent.Reject)]
    public void Who_threatened_or_refused_and_goes_on_demanding_has_not_given_way(Stance from, PloverEvent root) =>
        Steps(from, root, Stance.Demands, PloverEvent.Request, salience: 0.95).Shifts.ShouldBeEmpty();

    [Fact]
    public void Who_threatened_and_now_offers_talks_has() =>
        Steps(Stance.Threatens, PloverEvent.Threaten, Stance.Willing, PloverEvent.Request, salience: 0.95).Shifts.ShouldHaveSingleItem();

    [Theory]
    [InlineData(0.92, 0.99, "Nothing of the kind is planned.")]
    [InlineData(0.8, 0.99, "We would sit down on any day.")]
    public void Of_two_positions_the_first_counts_where_both_stand_in_the_lead_else_the_weightier(double first, double second, string told) =>
        new StorySpec()
            .Takes(
                "a1",
                Says.By(Says.Putin, Stance.Unwilling, PloverEvent.Reject, "Nothing of the kind is planned.") with { Salience = first },
                Says.Willing("We would sit down on any day.") with { Salience = second })
            .Shifts.ShouldHaveSingleItem().After.Evidence.Text.ShouldBe(told);

    private static StorySpec Steps(Stance from, PloverEvent first, Stance to, PloverEvent second, double salience) =>
        new StorySpec()
            .Takes("a1", Says.By(Says.Putin, from, first, "Words of the first day on the matter."))
            .Takes("a2", 1, Says.By(Says.Putin, to, second, "Other speech on another morning.") with { Salience = salience });
}
