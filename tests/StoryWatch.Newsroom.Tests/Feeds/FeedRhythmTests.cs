using StoryWatch.Newsroom.Feeds;
using StoryWatch.Testing;

namespace StoryWatch.Newsroom.Tests.Feeds;

public sealed class FeedRhythmTests
{
    private static readonly DateTimeOffset Now = Some.Day;

    [Fact]
    public void While_nothing_is_known_a_feed_is_polled_at_the_usual_pace() =>
        FeedRhythm.Unknown.Interval(20, Now).ShouldBe(FeedRhythm.Usual);

    [Fact]
    public void A_feed_is_polled_so_often_that_a_third_of_its_window_turns_over_at_most()
    {
        // One article a minute, and a window of fifteen.
        var rhythm = Every(TimeSpan.FromMinutes(1), 60);

        rhythm.Interval(15, Now).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
        rhythm.Interval(3, Now).ShouldBe(FeedRhythm.Shortest);
    }

    [Fact]
    public void A_burst_makes_the_polls_denser_and_a_lull_wider()
    {
        var calm = Every(TimeSpan.FromHours(1), 20);
        var burst = calm.With(Enumerable.Range(0, 8).Select(i => Now.AddMinutes(-i)), Now);

        calm.Interval(20, Now).ShouldBe(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(2));
        burst.Interval(20, Now).ShouldBe(FeedRhythm.Shortest);
        burst.Interval(20, Now.AddDays(3)).ShouldBe(FeedRhythm.Longest);
    }

    [Fact]
    public void Silence_is_measured_by_the_longest_lull_of_the_last_days()
    {
        // Two days with a night of ten hours between them.
        var rhythm = FeedRhythm.Unknown.With(
            Enumerable.Range(0, 28).Select(i => Now.AddMinutes(-30 * i)).Concat(Enumerable.Range(0, 20).Select(i => Now.AddHours(-23.5).AddMinutes(-30 * i))), Now);

        rhythm.IsSilent(null, Now.AddHours(19)).ShouldBeFalse();
        rhythm.IsSilent(null, Now.AddHours(21)).ShouldBeTrue();
    }

    [Fact]
    public void A_feed_without_a_rhythm_is_silent_after_two_days()
    {
        FeedRhythm.Unknown.IsSilent(Now.AddDays(-1), Now).ShouldBeFalse();
        FeedRhythm.Unknown.IsSilent(Now.AddDays(-3), Now).ShouldBeTrue();
        FeedRhythm.Unknown.IsSilent(null, Now).ShouldBeFalse();
    }

    [Fact]
    public void Articles_of_the_last_day_are_counted_however_many()
    {
        var rhythm = FeedRhythm.Unknown.With(Enumerable.Range(0, 300).Select(i => Now.AddMinutes(-i)), Now);

        rhythm.CountSince(Now.AddDays(-1)).ShouldBe(300);
        rhythm.With([Now.AddDays(2)], Now.AddDays(2)).Arrivals.Count.ShouldBe(64);
    }

    private static FeedRhythm Every(TimeSpan gap, int count) => FeedRhythm.Unknown.With(Enumerable.Range(0, count).Select(i => Now - gap * i), Now);
}
