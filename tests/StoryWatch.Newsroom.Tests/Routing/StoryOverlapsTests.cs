using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class StoryOverlapsTests
{
    private readonly Scored _desk = new();
    private readonly StoryOverlaps _overlaps = new();
    private readonly LiveStory _small;
    private readonly LiveStory _large;

    public StoryOverlapsTests() => (_small, _large) = (_desk.Story(5), _desk.Story(25));

    [Fact]
    public void Two_stories_overlap_when_two_in_five_of_the_smaller_ones_newest_articles_and_two_of_the_larger_fit_both()
    {
        Note(_large, 2, _small);
        Note(_small, 5);
        Note(_small, 2, _large);
        _overlaps.IsEnough(_small, _large).ShouldBeFalse("seven articles are too few");

        Note(_small, 1, _large);
        _overlaps.IsEnough(_small, _large).ShouldBeFalse("three of eight");

        Note(_small, 1, _large);
        _overlaps.IsEnough(_small, _large).ShouldBeTrue("four of nine");
    }

    [Fact]
    public void Only_the_newest_twelve_articles_of_the_smaller_story_count()
    {
        Note(_large, 2, _small);
        Note(_small, 12, _large);
        Note(_small, 8);

        _overlaps.IsEnough(_small, _large).ShouldBeFalse();
    }

    [Fact]
    public void What_no_two_of_the_larger_storys_articles_fit_stays_a_story_of_its_own()
    {
        Note(_small, 12, _large);
        _overlaps.IsEnough(_small, _large).ShouldBeFalse();

        Note(_large, 1, _small);
        _overlaps.IsEnough(_small, _large).ShouldBeFalse();

        Note(_large, 2, _small);
        _overlaps.IsEnough(_small, _large).ShouldBeTrue();

        Note(_large, 36);
        _overlaps.IsEnough(_small, _large).ShouldBeFalse("that was long ago");
    }

    [Theory]
    [InlineData(5, 25, true)]
    [InlineData(25, 5, true)]
    [InlineData(5, 24, false)]
    [InlineData(4, 90, false)]
    [InlineData(32, 160, true)]
    [InlineData(33, 165, false)]
    public void Only_a_small_story_that_is_no_longer_young_is_held_against_one_five_times_as_large(int story, int other, bool looked)
    {
        var (one, two) = (_desk.Story(story), _desk.Story(other));

        var pair = StoryOverlaps.Pair(one, two);

        pair.ShouldBe(looked ? story < other ? (one, two) : (two, one) : null);
    }

    [Fact]
    public void A_story_is_about_the_places_of_its_newest_developments()
    {
        var (turned, peru, kenya) = (_desk.Story(9, "Kenya"), _desk.Story(1), _desk.Story(1, "Kenya"));
        for (var i = 0; i < 8; i++)
            _desk.Open(turned);

        var focus = StoryOverlaps.NewestFocus(turned, _desk.Developments);

        focus.Cosine(StoryOverlaps.NewestFocus(peru, _desk.Developments)).ShouldBe(1f, 0.001f);
        focus.Cosine(StoryOverlaps.NewestFocus(kenya, _desk.Developments)).ShouldBe(0f, 0.001f);
    }

    [Fact]
    public void What_was_noted_outlives_a_checkpoint()
    {
        Note(_large, 2, _small);
        Note(_small, 7, _large);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
            _overlaps.Write(writer);

        stream.Position = 0;
        var read = new StoryOverlaps();
        read.Read(new BinaryReader(stream), 2);
        read.Note(_small, []);

        read.IsEnough(_small, _large).ShouldBeTrue();
    }

    private void Note(LiveStory story, int articles, params LiveStory[] others)
    {
        for (var i = 0; i < articles; i++)
            _overlaps.Note(story, others);
    }
}
