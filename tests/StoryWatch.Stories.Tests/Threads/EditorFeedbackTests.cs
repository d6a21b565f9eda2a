using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Threads;

public sealed class EditorFeedbackTests
{
    private const string Offer = "We are ready to sit down with them tomorrow.";

    [Fact]
    public void A_reading_that_an_editor_calls_wrong_is_taken_back_and_not_read_again()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer));
        story.Does(new JudgeShift(story.Shifts.Single().Id, "he spoke of another matter", "anna", default));
        story.State.Ledger.ShouldBeEmpty();

        story.Takes("a2", 1, Says.Willing("“We are ready to sit down with them,” he said."));

        story.Happened.OfType<PositionReported>().ShouldBeEmpty();
        story.Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void Other_words_on_the_same_line_are_read_as_before()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer));
        story.Does(new JudgeShift(story.Shifts.Single().Id, "misread", "anna", default));

        story.Takes("a2", 1, Says.Willing("An invitation went out from the palace on Friday.")).Shifts.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_no_news_stays_in_the_ledger_and_its_line_alerts_on_reversals_only()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer));
        story.Does(Dismiss(story.Shifts.Single().Id)).Happened.ShouldHaveSingleItem().ShouldBeOfType<ShiftDismissed>().Reason.ShouldBe("no news");

        story.Takes("a2", 1, Says.By(Says.Putin, Stance.Conditional, PloverEvent.Consult, "Only without conditions.")).Shifts.ShouldBeEmpty();
        story.State.Ledger.Values.Single().Current.Stance.ShouldBe(Stance.Conditional);

        story.Takes("a3", 2, Says.Willing("Whenever it suits them.")).Shifts.ShouldBeEmpty();
        story.Takes("a4", 3, Says.Unwilling("There will be no meeting.")).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Changed);
    }

    [Fact]
    public void A_line_of_which_two_shifts_were_no_news_alerts_no_more()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer));
        story.Does(Dismiss(story.Shifts.Single().Id)).Takes("a2", 1, Says.Unwilling("There will be no meeting."));
        story.Does(Dismiss(story.State.Shifts.Values.Single(told => told.Shift.Kind == ShiftKind.Changed).Shift.Id));

        story.Takes("a3", 2, Says.Willing("On second thoughts, come along.")).Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void A_shift_is_dismissed_once()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer));
        var dismiss = Dismiss(story.Shifts.Single().Id);

        story.Does(dismiss).Does(dismiss).Happened.ShouldBeEmpty();
    }

    [Fact]
    public void Reports_on_a_merged_issue_go_to_the_lines_of_the_other()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer, "talks"))
            .Takes("a2", 1, Says.Willing("The two shall meet in the autumn.", "treaty"))
            .Does(new MergeIssues("treaty", "talks", "anna", default));
        story.State.Ledger.Keys.ShouldHaveSingleItem().Issue.ShouldBe("talks");

        story.Takes("a3", 2, Says.Unwilling("There will be no such meeting.", "treaty"));

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Changed);
        shift.Issue.ShouldBe("talks");
    }

    [Fact]
    public void Issues_never_merge_in_a_circle()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Does(new MergeIssues("treaty", "talks", "anna", default))
            .Does(new MergeIssues("talks", "treaty", "anna", default));

        story.Happened.ShouldBeEmpty();
    }

    [Fact]
    public void A_merge_of_issues_taken_back_parts_later_reports()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Does(new MergeIssues("treaty", "talks", "anna", default))
            .Does(new UndoMergeIssues("treaty", "anna", default));
        story.Happened.ShouldHaveSingleItem().ShouldBeOfType<IssueMergeUndone>().Into.ShouldBe("talks");

        story.Takes("a2", 1, Says.Willing("The two shall meet in the autumn.", "treaty")).State.Ledger.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_wrong_shift_falls_where_a_merge_of_its_issue_took_it_and_is_not_read_again(bool undone)
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer, "treaty"));
        var told = story.Shifts.Single();
        story.Does(new MergeIssues("treaty", "talks", "anna", default));
        if (undone)
            story.Does(new UndoMergeIssues("treaty", "anna", default));

        story.Does(new JudgeShift(told.Id, "he spoke of another matter", "anna", default));
        story.State.Ledger.ShouldBeEmpty();
        story.Takes("a2", 1, Says.Willing("“We are ready to sit down with them,” he said.", "treaty")).Happened.OfType<PositionReported>().ShouldBeEmpty();
    }

    [Fact]
    public void A_reading_called_wrong_before_the_merge_of_its_issue_is_not_read_on_the_other()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer, "treaty"));
        story.Does(new JudgeShift(story.Shifts.Single().Id, "misread", "anna", default)).Does(new MergeIssues("treaty", "talks", "anna", default));

        story.Takes("a2", 1, Says.Willing(Offer, "treaty")).Happened.OfType<PositionReported>().ShouldBeEmpty();
    }

    [Fact]
    public void A_reading_called_wrong_is_not_read_again_without_its_counterpart()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer));
        story.Does(new JudgeShift(story.Shifts.Single().Id, "misread", "anna", default));

        story.Takes("a2", 1, Says.Willing(Offer) with { Counterpart = null }).Happened.OfType<PositionReported>().ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_news_stays_so_when_its_issue_is_merged()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer, "treaty"));
        story.Does(Dismiss(story.Shifts.Single().Id)).Does(new MergeIssues("treaty", "talks", "anna", default));

        story.Takes("a2", 1, Says.By(Says.Putin, Stance.Conditional, PloverEvent.Consult, "Only without conditions.", "treaty")).Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void An_issue_merged_into_one_that_was_merged_itself_goes_where_that_one_went()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer, "summit"))
            .Does(new MergeIssues("treaty", "talks", "anna", default))
            .Does(new MergeIssues("summit", "treaty", "anna", default));

        story.Happened.ShouldHaveSingleItem().ShouldBeOfType<IssuesMerged>().Into.ShouldBe("talks");
        story.State.Ledger.Keys.ShouldHaveSingleItem().Issue.ShouldBe("talks");
        StoryThread.Initial.Evolve([new IssuesMerged("treaty", "talks", "anna", default), new PositionReported(
                Says.Willing(Offer, "summit"), LedgerKey.Of(Says.Willing(Offer, "summit")), StorySpec.Take("a1", 0).Article, false, default),
                new IssuesMerged("summit", "treaty", "anna", default)])
            .Ledger.Keys.ShouldHaveSingleItem().Issue.ShouldBe("talks");
    }

    private static JudgeShift Dismiss(string shift) => new(shift, "no news", "anna", default) { Verdict = Verdict.NotNews };
}
