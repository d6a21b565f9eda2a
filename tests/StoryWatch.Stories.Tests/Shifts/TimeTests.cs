using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Stories.Tests.Shifts;

public sealed class TimeTests
{
    private const string Offer = "Let us go on with the discussion, live, tomorrow or on Monday.";
    private const string Refusal = "Nothing of the kind is planned at present.";

    // The story's first day is 18 March 2021.
    private static DateOnly Day(int day) => new DateOnly(2021, 3, 18).AddDays(day);

    [Fact]
    public void An_article_of_today_that_tells_last_weeks_word_does_not_turn_the_ledger_back()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Takes("a2", 4, Says.Unwilling(Refusal))
            .Takes("a3", 6, Says.Willing("Any day would suit him, he said on Sunday.") with { Said = Day(3) });

        story.Shifts.ShouldBeEmpty();
        story.State.Ledger.Values.ShouldHaveSingleItem().Current.Stance.ShouldBe(Stance.Unwilling);
    }

    [Fact]
    public void The_word_of_the_day_after_does_turn_it()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Takes("a2", 4, Says.Unwilling(Refusal))
            .Takes("a3", 6, Says.Willing("Any day would suit him, he said on Tuesday.") with { Said = Day(5) });

        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Changed);
        story.Shifts.Single().After.At.Day.ShouldBe(Day(5).Day);
    }

    [Fact]
    public void A_first_word_that_is_a_week_old_fills_the_ledger_without_an_alert()
    {
        var story = new StorySpec().Takes("a1", 10, Says.Willing(Offer) with { Said = Day(2) });

        story.Shifts.ShouldBeEmpty();
        story.State.Ledger.Values.ShouldHaveSingleItem().Current.At.Day.ShouldBe(Day(2).Day);
    }

    [Fact]
    public void A_deed_done_again_weeks_later_is_an_act_of_its_own()
    {
        var story = new StorySpec()
            .Takes("a1", Sanctions("The ministry put ten men on its list."))
            .Takes("a2", 30, Sanctions("A second round hits shipping companies."));

        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Act);
    }

    [Fact]
    public void A_deed_done_again_after_words_that_were_no_alert_is_told()
    {
        var threat = Says.By(Says.Biden, Stance.Threatens, PloverEvent.Threaten, "More may come.", "sanctions") with { Counterpart = Says.Putin, Salience = 0.4 };
        var story = new StorySpec()
            .Takes("a1", Sanctions("The ministry put ten men on its list."))
            .Takes("a2", 20, threat)
            .Takes("a3", 30, Sanctions("A second round hits shipping companies."));

        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Act);
    }

    [Fact]
    public void A_deed_that_papers_go_on_telling_below_their_lead_is_not_done_again()
    {
        var story = new StorySpec().Takes("a1", Sanctions("The ministry put ten men on its list."));
        for (var day = 1; day < 40; day += 9)
            story.Takes($"r{day}", day, Sanctions($"Word number {day} about the measures of the month.") with { Salience = 0.6 }).Shifts.ShouldBeEmpty();
    }

    private static Position Sanctions(string quote) => Says.By(Says.Biden, Stance.Imposes, PloverEvent.Sanction, quote, "sanctions") with { Counterpart = Says.Putin };
}
