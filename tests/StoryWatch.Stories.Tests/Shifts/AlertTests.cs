using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Stories.Tests.Shifts;

public sealed class AlertTests
{
    private const string Denial = "Nobody here has said or written anything of the kind.";

    [Fact]
    public void One_sentence_read_on_two_issues_is_one_alert_and_the_other_fills_the_ledger()
    {
        var story = new StorySpec().Takes("a1", Denies("cyber"), Denies("rhetoric"));

        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Denied);
        story.State.Ledger.Count.ShouldBe(2);
    }

    [Fact]
    public void Of_two_issues_of_one_sentence_the_one_that_the_ledger_has_is_told()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing("We would sit down on any day of the week.", "talks"))
            .Takes("a2", 3, Says.Unwilling("There will be no meeting and no signature.", "border"), Says.Unwilling("There will be no meeting and no signature.", "talks"));

        story.Shifts.ShouldHaveSingleItem().Issue.ShouldBe("talks");
    }

    [Fact]
    public void A_sentence_that_puts_a_party_on_both_sides_is_two_alerts() =>
        new StorySpec().Takes("a1", Says.Willing("Talks yes, inspectors no.", "talks"), Says.Unwilling("Talks yes, inspectors no.", "nuclear programme")).Shifts.Count().ShouldBe(2);

    [Fact]
    public void A_sentence_that_denies_and_threatens_is_two_alerts()
    {
        var threat = Says.By(Says.Peskov, Stance.Threatens, PloverEvent.Threaten, Denial, "sanctions");

        new StorySpec().Takes("a1", Denies("cyber"), threat).Shifts.Count().ShouldBe(2);
    }

    [Fact]
    public void A_sentence_about_two_parties_is_an_alert_for_each()
    {
        var other = Says.By(Says.Biden, Stance.Willing, PloverEvent.Consult, "Both presidents are ready to meet.") with { Counterpart = Says.Putin };

        new StorySpec().Takes("a1", Says.Willing("Both presidents are ready to meet."), other).Shifts.Count().ShouldBe(2);
    }

    [Fact]
    public void What_an_article_tells_of_a_party_on_one_issue_is_one_alert_towards_however_many()
    {
        var story = new StorySpec().Takes(
            "a1",
            Says.Unwilling("Washington will get no dates from us."),
            Says.Unwilling("Nor will Paris be told when we come.") with { Counterpart = new Actor("France", "FRA", "GOV") });

        story.Shifts.ShouldHaveSingleItem();
        story.State.Ledger.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(30, 1)]
    public void Words_that_were_told_on_one_issue_are_an_alert_on_another_only_weeks_later(int days, int alerts)
    {
        var story = new StorySpec()
            .Takes("a1", Says.Unwilling("The delegation will not travel to Vienna before the sanctions fall.", "talks"))
            .Takes("a2", days, Says.Unwilling("The delegation will not travel to Vienna before the sanctions fall, it said.", "sanctions"));

        story.Shifts.Count().ShouldBe(alerts);
        story.State.Ledger.Count.ShouldBe(2);
    }

    [Fact]
    public void An_opinion_column_moves_no_state()
    {
        var column = StorySpec.Take("a1", 0, Says.Unwilling("He will never talk to them."));
        var titled = column with { Article = column.Article with { Title = "OPINION: The empty chair" } };
        var placed = column with { Article = column.Article with { Url = "https://courier.example/opinion/empty-chair" } };
        var signed = column with { Article = column.Article with { Outlet = "The Courier - Opinion" } };

        foreach (var take in new[] { titled, placed, signed })
            new StorySpec().Does(take).State.Ledger.ShouldBeEmpty();
        new StorySpec().Does(column with { Article = column.Article with { Title = "Opinions differ over the empty chair" } }).Shifts.ShouldHaveSingleItem();
    }

    private static Position Denies(string issue) => Says.By(Says.Peskov, Stance.Denies, PloverEvent.Reject, Denial, issue);
}
