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

    private static JudgeShift Dismiss(string shift) => new(shift, "no news", "anna", default) { Verdict = Verdict.NotNews };
}
