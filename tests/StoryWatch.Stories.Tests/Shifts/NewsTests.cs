using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Stories.Tests.Shifts;

public sealed class NewsTests
{
    [Theory]
    [InlineData(PloverEvent.Consult)]
    [InlineData(PloverEvent.Agree)]
    public void A_new_agreement_days_later_that_the_article_leads_with_is_an_act(PloverEvent root)
    {
        var story = Agreed().Takes("a2", 9, Peace(root));

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Act);
        shift.Before!.Article.Id.ShouldBe("a1");
    }

    [Fact]
    public void A_new_agreement_after_silent_words_is_an_act_as_well()
    {
        var story = Agreed().Takes("a2", 3, Says.Willing("We are still glad to see them.") with { Salience = 0.3 });
        story.Shifts.ShouldBeEmpty();

        story.Takes("a3", 9, Peace(PloverEvent.Agree)).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Act);
    }

    [Theory]
    [InlineData(2, 0.95, false)]
    [InlineData(9, 0.84, false)]
    [InlineData(9, 0.95, true)]
    public void An_agreement_that_is_told_soon_in_passing_or_as_background_is_none(int day, double salience, bool background) =>
        Agreed().Takes("a2", day, Peace(PloverEvent.Agree) with { Salience = salience, Background = background }).Shifts.ShouldBeEmpty();

    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(0.8, 0)]
    public void Agreeing_in_talks_is_no_courtesy(double salience, int alerts) =>
        new StorySpec().Takes("a1", Says.By(Says.Putin, Stance.Agrees, PloverEvent.Consult, "They settled how the band will be paid.", "music") with { Salience = salience })
            .Shifts.Count().ShouldBe(alerts);

    [Theory]
    [InlineData(46, 0.95, 1)]
    [InlineData(44, 0.95, 0)]
    [InlineData(46, 0.7, 0)]
    public void What_nobody_has_said_for_weeks_is_news_when_an_article_leads_with_it_again(int day, double salience, int alerts)
    {
        var story = new StorySpec().Takes("a1", Says.Unwilling("Nobody goes to that table.")).Takes("a2", day, Says.Unwilling("The chair stays empty.") with { Salience = salience });

        story.Shifts.Count().ShouldBe(alerts);
        story.Shifts.ShouldAllBe(shift => shift.Kind == ShiftKind.First && shift.Before!.Article.Id == "a1" && shift.Why.Contains("takes up again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(30, 0)]
    public void So_it_is_where_silent_words_stand_between(int day, int alerts)
    {
        var story = new StorySpec().Takes("a1", Says.Unwilling("Nobody goes to that table.")).Takes("a2", 1, Says.Willing("We might look in.") with { Salience = 0.3 });
        story.Shifts.ShouldBeEmpty();

        story.Takes("a3", day, Says.Unwilling("The chair stays empty.") with { Salience = 0.95 }).Shifts.Count().ShouldBe(alerts);
    }

    private static StorySpec Agreed() =>
        new StorySpec().Takes("a1", Says.By(Says.Putin, Stance.Agrees, PloverEvent.Agree, "Both armies will hold their fire from tonight."));

    private static Position Peace(PloverEvent root) =>
        Says.By(Says.Putin, Stance.Agrees, root, "A treaty of peace was initialled after breakfast.") with { Salience = 0.95 };
}
