using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Threads;

public sealed class MergeTests
{
    private static readonly StoryId Other = new("s-other");

    [Fact]
    public void A_merge_is_proposed_once()
    {
        var propose = new ProposeMerge(Other, "12 articles share actors and issues", default);
        var story = new StorySpec().Takes("a1").Does(propose);

        story.Happened.ShouldHaveSingleItem().ShouldBeOfType<MergeProposed>().Other.ShouldBe(Other);
        story.Does(propose).Happened.ShouldBeEmpty();
    }

    [Fact]
    public void A_merged_story_keeps_its_history_and_can_be_taken_out_again()
    {
        var story = new StorySpec().Takes("a1").Does(new MergeInto(Other, "anna", default));
        story.State.MergedInto.ShouldBe(Other);
        story.State.Articles.ShouldContainKey("a1");

        story.Does(new UndoMerge("anna", default)).State.MergedInto.ShouldBeNull();
        story.Does(new UndoMerge("anna", default)).Happened.ShouldBeEmpty();
    }

    [Fact]
    public void A_split_is_done_and_undone_by_the_story_it_went_to()
    {
        var story = new StorySpec().Takes("a1").Does(new SplitOff(["d1"], Other, "anna", default));
        story.State.Splits[Other].ShouldBe(["d1"]);

        story.Does(new UndoSplit(Other, "anna", default)).Happened.ShouldHaveSingleItem().ShouldBeOfType<SplitUndone>();
        story.State.Splits.ShouldBeEmpty();
    }

    [Fact]
    public void A_story_that_has_no_article_takes_no_editor_command() =>
        new StorySpec().Does(new MergeInto(Other, "anna", default)).Happened.ShouldBeEmpty();
}
