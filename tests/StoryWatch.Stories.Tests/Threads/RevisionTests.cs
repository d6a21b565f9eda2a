using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Threads;

public sealed class RevisionTests
{
    private const string Offer = "We are ready to sit down tomorrow.";

    [Fact]
    public void The_first_article_opens_the_story_under_its_title()
    {
        var story = new StorySpec().Takes("a1");

        story.Happened.Select(happened => happened.GetType()).ShouldBe([typeof(StoryOpened), typeof(ArticleAdded)]);
        story.State.Title.ShouldBe("Title of a1");
    }

    [Fact]
    public void An_article_that_comes_again_changes_nothing()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Takes("a1", Says.Willing(Offer));

        story.Happened.ShouldBeEmpty();
    }

    [Fact]
    public void A_cosmetic_revision_is_silent()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Does(Revised(StorySpec.Take("a1", 0, Says.Willing(Offer))));

        story.Happened.ShouldHaveSingleItem().ShouldBeOfType<ArticleRevised>().Cosmetic.ShouldBeTrue();
    }

    [Fact]
    public void A_cosmetic_revision_corrects_nothing_though_another_line_has_moved_since()
    {
        var open = Says.Unwilling("We will not give up what is ours.") with { Counterpart = null };
        var israel = Says.Willing("With them one can talk.") with { Counterpart = new Actor("Yair Lapid", "ISR", "GOV") };
        var story = new StorySpec()
            .Takes("a0", Says.Willing(Offer))
            .Takes("a1", 1, open);
        story.Shifts.ShouldHaveSingleItem().Line.Counterpart.ShouldBe("USA");
        story.Takes("a2", 2, israel).Shifts.ShouldHaveSingleItem().Line.Counterpart.ShouldBe("ISR");

        story.Does(Revised(StorySpec.Take("a1", 1, open)));

        story.Happened.ShouldHaveSingleItem().ShouldBeOfType<ArticleRevised>().Cosmetic.ShouldBeTrue();
    }

    [Fact]
    public void A_cosmetic_revision_corrects_nothing_though_an_editor_has_merged_the_issue()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer, "treaty")).Does(new MergeIssues("treaty", "talks", "anna", default));

        story.Does(Revised(StorySpec.Take("a1", 0, Says.Willing(Offer, "treaty"))));

        story.Happened.ShouldHaveSingleItem().ShouldBeOfType<ArticleRevised>().Cosmetic.ShouldBeTrue();
    }

    [Fact]
    public void A_revision_that_turns_to_another_counterpart_is_a_correction()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer));

        story.Does(Revised(StorySpec.Take("a1", 0, Says.Willing(Offer) with { Counterpart = new Actor("Yair Lapid", "ISR", "GOV") })));

        story.Happened.OfType<ShiftCorrected>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_revision_that_drops_the_position_corrects_the_shift_and_the_ledger()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Does(Revised(StorySpec.Take("a1", 0)));

        story.Happened.OfType<ShiftCorrected>().ShouldHaveSingleItem();
        story.Happened[0].ShouldBeOfType<ArticleRevised>().Cosmetic.ShouldBeFalse();
        story.State.Ledger.ShouldBeEmpty();
    }

    [Fact]
    public void A_revision_that_drops_the_position_is_one_correction_that_names_what_fell()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer));
        var told = story.Shifts.Single();
        story.Does(Revised(StorySpec.Take("a1", 0)));

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Corrected);
        shift.Answers.ShouldBe(told.Id);
        shift.Before!.Evidence.Text.ShouldBe(Offer);
    }

    [Fact]
    public void A_revision_that_reverses_the_position_is_a_correction_and_no_change_of_policy()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Does(Revised(StorySpec.Take("a1", 0, Says.Unwilling("He will not sit down with them."))));

        story.Shifts.ShouldNotContain(shift => shift.Kind == ShiftKind.Changed);
        var corrected = story.Shifts.Single(shift => shift.Kind == ShiftKind.Corrected);
        corrected.From.ShouldBe(Stance.Willing);
        corrected.To.ShouldBe(Stance.Unwilling);
        story.State.Ledger.Values.ShouldHaveSingleItem().Current.Stance.ShouldBe(Stance.Unwilling);
    }

    [Fact]
    public void A_correction_that_the_outlet_announces_is_told_once_whatever_it_is_about()
    {
        var notice = Revised(StorySpec.Take("a1", 0)) with { Text = "CORRECTED: An earlier version of this article named another town. The rest stands." };
        var story = new StorySpec().Takes("a1").Does(notice);

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Corrected);
        shift.After.Evidence.Text.ShouldBe("CORRECTED: An earlier version of this article named another town.");
        story.Does(notice with { Article = notice.Article with { Revision = 3 } }).Shifts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("This article has been withdrawn.", true)]
    [InlineData("The Courier retracts this report: its source did not exist. We apologise.", true)]
    [InlineData("The envoy has been withdrawn, this article says.", false)]
    public void A_text_that_says_in_place_of_the_article_that_it_is_withdrawn_withdraws_it(string text, bool withdrawn)
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Does(Revised(StorySpec.Take("a1", 0)) with { Text = text });

        story.State.Articles["a1"].Withdrawn.ShouldBe(withdrawn);
        new StorySpec().Does(StorySpec.Take("a1", 0) with { Text = text }).State.Articles["a1"].Withdrawn.ShouldBeFalse();
    }

    [Fact]
    public void A_withdrawal_is_one_alert_that_counts_what_fell()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Does(Withdrawn("a1"));

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Withdrawn);
        shift.Why.ShouldContain("1 shift and 0 claims");
    }

    [Fact]
    public void What_a_withdrawn_article_alone_had_put_into_the_ledger_silently_falls_too()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer, "music")).Does(Withdrawn("a1"));

        story.State.Ledger.ShouldBeEmpty();
        story.State.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void A_withdrawn_article_takes_its_shift_back()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Does(Withdrawn("a1"));

        story.Happened.Select(happened => happened.GetType()).ShouldBe([typeof(ArticleWithdrawn), typeof(ShiftCorrected), typeof(PositionShifted)]);
        story.State.Ledger.ShouldBeEmpty();
    }

    [Fact]
    public void A_shift_that_another_source_reports_survives_the_withdrawal()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Takes("a2", Says.Willing("The offer stands, he added."))
            .Does(Withdrawn("a1"));

        story.Happened.ShouldHaveSingleItem().ShouldBeOfType<ArticleWithdrawn>();
    }

    [Fact]
    public void A_withdrawn_article_that_comes_again_stays_withdrawn()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Does(Withdrawn("a1")).Does(Revised(StorySpec.Take("a1", 0, Says.Willing(Offer))));

        story.Happened.ShouldBeEmpty();
    }

    [Fact]
    public void A_withheld_article_that_is_released_tells_its_shift_anew()
    {
        var released = StorySpec.Take("a1", 2, Says.Willing(Offer));
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Does(Withdrawn("a1"))
            .Does(released with { Article = released.Article with { Revision = 3 } });

        story.Happened.ShouldContain(happened => happened is ArticleRevised);
        story.Shifts.ShouldHaveSingleItem().To.ShouldBe(Stance.Willing);
        story.State.Articles["a1"].Withdrawn.ShouldBeFalse();
    }

    [Fact]
    public void An_editor_takes_a_shift_back_once()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer));
        var judge = new JudgeShift(story.Shifts.Single().Id, "not news", "anna", default);

        story.Does(judge).Happened.ShouldHaveSingleItem().ShouldBeOfType<ShiftCorrected>().Reason.ShouldBe("anna: not news");
        story.Does(judge).Happened.ShouldBeEmpty();
    }

    private static TakeArticle Revised(TakeArticle take) => take with { Article = take.Article with { Revision = 2 } };

    private static TakeArticle Withdrawn(string id)
    {
        var take = StorySpec.Take(id, 1);
        return take with { Status = ArticleStatus.Canceled, Article = take.Article with { Revision = 2 } };
    }
}
