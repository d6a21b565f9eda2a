using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class RoutingIndexTests
{
    private static readonly List<Article> Stream = Wire.Articles().ToList();
    private readonly RoutingIndex _index = new(RoutingModel.Shipped);

    [Fact]
    public void A_story_is_named_after_its_first_article()
    {
        _index.Route(Stream[0]).Story.ShouldBe(StoryId.OpenedBy(Stream[0].Id));
    }

    [Fact]
    public void Restored_settlements_are_as_good_as_decisions()
    {
        var unbroken = Stream.Select(_index.Route).ToList();
        var restarted = new RoutingIndex(RoutingModel.Shipped);
        for (var i = 0; i < 4; i++)
            restarted.Restore(Stream[i], new Settlement(i + 1, unbroken[i].Story, unbroken[i].Development, unbroken[i].CopyOf, unbroken[i].SourceGroup));

        var again = restarted.Route(Stream[4]);

        again.Story.ShouldBe(unbroken[4].Story);
        again.Development.ShouldBe(unbroken[4].Development);
    }

    [Fact]
    public void Articles_of_a_merged_story_go_to_the_other_one_until_the_merge_is_undone()
    {
        var border = _index.Route(Stream[0]).Story;
        var volcano = _index.Route(Stream[2]).Story;

        _index.Restructure(border, new StoryMerged(volcano, "ed", default));
        _index.Route(Stream[1]).Story.ShouldBe(volcano);

        _index.Restructure(border, new MergeUndone(volcano, "ed", default));
        _index.Route(Stream[4] with { Title = Stream[0].Title, Text = Stream[0].Text, Published = Stream[0].Published }).Story.ShouldBe(border);
    }

    [Fact]
    public void Merges_in_a_circle_leave_every_story_a_place_to_go()
    {
        var border = _index.Route(Stream[0]).Story;
        var volcano = _index.Route(Stream[2]).Story;
        _index.Restructure(border, new StoryMerged(volcano, "ed", default));
        _index.Restructure(volcano, new StoryMerged(border, "ed", default));

        _index.Route(Stream[1]).Story.ShouldBe(volcano);
    }

    [Fact]
    public void Developments_split_off_take_their_later_articles_along_until_the_split_is_undone()
    {
        var border = _index.Route(Stream[0]);
        var own = new StoryId("s-00000000000000aa");

        _index.Restructure(border.Story, new StorySplit([border.Development], own, "ed", default));
        _index.Restructure(border.Story, new StorySplit([border.Development], own, "ed", default));
        _index.Route(Stream[1]).Story.ShouldBe(own);

        _index.Restructure(border.Story, new SplitUndone([border.Development], own, "ed", default));
        _index.Route(Stream[1] with { Id = "later" }).Story.ShouldBe(border.Story);
    }

    [Fact]
    public void Structure_of_stories_never_seen_is_passed_over()
    {
        _index.Restructure(new("s-unknown"), new StorySplit(["d-unknown", ""], new("s-x"), "ed", default));
        _index.Restructure(new("s-unknown"), new MergeUndone(new("s-x"), "ed", default));

        _index.Route(Stream[0]).Story.ShouldBe(StoryId.OpenedBy(Stream[0].Id));
    }

    [Fact]
    public void A_wire_copy_under_another_headline_is_of_one_source_with_its_original()
    {
        var original = _index.Route(Stream[0]);
        var copy = _index.Route(Stream[0] with { Id = "copy", Title = "Frontier shut", Text = "THE WIRE - " + Stream[0].Text + " Reporting by staff." });

        copy.CopyOf.ShouldBe(Stream[0].Id);
        copy.SourceGroup.ShouldBe(original.SourceGroup);
        _index.Route(Stream[1]).CopyOf.ShouldBeNull();
    }

    [Fact]
    public void A_row_settled_to_no_story_is_not_learnt()
    {
        _index.Restore(Stream[0], Settlement.ToNoStory(1));

        _index.Route(Stream[1]).Story.ShouldBe(StoryId.OpenedBy(Stream[1].Id));
    }

    [Fact]
    public void Articles_without_date_title_or_words_are_routed_too()
    {
        foreach (var text in (string[])["?", "Ash fell on the harbour.", "Ash fell on the harbour again."])
            _index.Route(new Article($"bare {text}", text, DateTimeOffset.UnixEpoch)).Story.Value.ShouldStartWith("s-");
    }
}
