using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class ConvergingStoriesTests
{
    private readonly MergedStories _merged = new();
    private readonly ConvergingStories _converging;

    public ConvergingStoriesTests() => _converging = _merged.Converging;
    private readonly Scored _desk = new();

    [Fact]
    public void A_young_story_whose_articles_fit_a_larger_one_goes_on_there_from_the_third_such_article()
    {
        var (young, larger) = (_desk.Story(1), _desk.Story(9));

        Told(young, larger, 3).ShouldBe([false, false, true]);

        _converging.TryFind(young.Id, out var into).ShouldBeTrue();
        into.ShouldBe(larger.Id);
        Told(young, larger, 2).ShouldBe([false, false]);
    }

    [Fact]
    public void A_story_that_has_grown_is_left_to_the_editors()
    {
        var (grown, larger) = (_desk.Story(5), _desk.Story(9));

        Told(grown, larger, 6).ShouldAllBe(told => !told);
    }

    [Fact]
    public void A_larger_story_never_goes_on_in_a_smaller_one()
    {
        var (smaller, larger) = (_desk.Story(1), _desk.Story(3));

        Told(larger, smaller, 6).ShouldAllBe(told => !told);
    }

    [Fact]
    public void Two_stories_about_other_places_stay_two_though_articles_fit_both()
    {
        var (young, larger) = (_desk.Story(1), _desk.Story(9, "Kenya"));

        Told(young, larger, 6).ShouldAllBe(told => !told);
    }

    [Fact]
    public void What_an_editor_decided_of_a_story_stays()
    {
        var (young, larger) = (_desk.Story(1), _desk.Story(9));
        Told(young, larger, 3);
        _converging.LeaveToEditors(young.Id);

        _converging.TryFind(young.Id, out _).ShouldBeFalse();
        Told(young, larger, 6).ShouldAllBe(told => !told);
    }

    [Fact]
    public void An_editors_merge_the_other_way_round_makes_no_circle()
    {
        var (young, larger) = (_desk.Story(1), _desk.Story(9));
        Told(young, larger, 3);
        _merged.Resolve(young.Id).ShouldBe(larger.Id);

        _merged.Merge(larger.Id, young.Id);

        _merged.Resolve(larger.Id).ShouldBe(young.Id);
        _merged.Resolve(young.Id).ShouldBe(young.Id);
    }

    [Fact]
    public void A_small_story_goes_on_in_a_larger_one_of_which_three_articles_fit_it_too()
    {
        var (small, larger) = (_desk.Story(2), _desk.Story(9));

        FromTheLarger(larger, small, 4).ShouldBe([false, false, true, false]);

        _converging.TryFind(small.Id, out var into).ShouldBeTrue();
        into.ShouldBe(larger.Id);
    }

    [Fact]
    public void The_more_articles_a_small_story_has_the_more_of_the_larger_one_must_fit_it()
    {
        var (small, larger) = (_desk.Story(8), _desk.Story(9));
        _desk.Take(small);

        FromTheLarger(larger, small, 5).ShouldBe([false, false, false, false, true]);
    }

    [Fact]
    public void No_story_of_more_than_eight_developments_or_of_another_place_or_decided_by_an_editor_moves_by_articles_of_a_larger_one()
    {
        var larger = _desk.Story(30);
        var decided = _desk.Story(2);
        _converging.LeaveToEditors(decided.Id);

        FromTheLarger(larger, _desk.Story(9), 9).ShouldAllBe(told => !told);
        FromTheLarger(larger, _desk.Story(2, "Kenya"), 9).ShouldAllBe(told => !told);
        FromTheLarger(larger, decided, 9).ShouldAllBe(told => !told);
        FromTheLarger(_desk.Story(2), _desk.Story(3), 9).ShouldAllBe(told => !told);
    }

    [Fact]
    public void Evidence_and_decisions_outlive_a_checkpoint()
    {
        var (young, larger, other) = (_desk.Story(1), _desk.Story(9), _desk.Story(1));
        Told(young, larger, 2);
        Told(other, larger, 3);
        var small = _desk.Story(2);
        FromTheLarger(larger, small, 2);
        _converging.LeaveToEditors("s-9");
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
            _converging.Write(writer);

        stream.Position = 0;
        var read = new ConvergingStories();
        read.Read(new BinaryReader(stream), 10);

        read.TryFind(other.Id, out var into).ShouldBeTrue();
        into.ShouldBe(larger.Id);
        read.NoteSmaller(larger, Scored.Beside((larger, 2f), (small, 1f))).ShouldBe([small]);
        read.Note(young, Scored.Beside((young, 2f), (larger, 1f))).ShouldBe(larger);
    }

    private List<bool> FromTheLarger(LiveStory larger, LiveStory small, int articles) =>
        [.. Enumerable.Range(0, articles).Select(_ => _converging.NoteSmaller(larger, Scored.Beside((larger, 2f), (small, 1f))).Contains(small))];

    private List<bool> Told(LiveStory story, LiveStory other, int articles) =>
        [.. Enumerable.Range(0, articles).Select(_ =>
        {
            _desk.Take(story);
            return _converging.Note(story, Scored.Beside((story, 2f), (other, 1f))) == other;
        })];
}
