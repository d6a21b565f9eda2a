using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Newsroom.Tests.Subscriptions;

public sealed class PacingTests
{
    private static readonly DateTimeOffset Noon = SampleSubscriptions.Noon;
    private static readonly QuietHours Night = new(new(22, 0), new(7, 0), "UTC", 3);

    private PaceState _state = PaceState.Empty;

    [Fact]
    public void Without_a_pace_everything_goes_at_once()
    {
        Take(Pace.AtOnce, Noon, 1).ShouldBe([1]);
        Take(Pace.AtOnce, Noon, 2).ShouldBe([2]);
    }

    [Fact]
    public void Debounced_the_first_goes_and_what_follows_goes_together()
    {
        var pace = Pace.AtOnce with { Debounce = TimeSpan.FromMinutes(5) };

        Take(pace, Noon, 1).ShouldBe([1]);
        Take(pace, Noon.AddMinutes(1), 2).ShouldBeEmpty();
        Take(pace, Noon.AddMinutes(2), 3).ShouldBeEmpty();
        Take(pace, Noon.AddMinutes(2), 4, "s-2").ShouldBe([4]);
        Release(pace, Noon.AddMinutes(4)).ShouldBeEmpty();
        _state.NextRelease.ShouldBe(Noon.AddMinutes(5));
        Release(pace, Noon.AddMinutes(5)).ShouldBe([2, 3]);

        // What went opens a window of its own.
        Take(pace, Noon.AddMinutes(6), 5).ShouldBeEmpty();
        Release(pace, Noon.AddMinutes(10)).ShouldBe([5]);
        Take(pace, Noon.AddMinutes(20), 6).ShouldBe([6]);
        _state.Windows.Keys.ShouldBe(["s-1"]);
    }

    [Fact]
    public void A_digest_comes_at_the_full_hours_of_the_day()
    {
        var pace = Pace.AtOnce with { Digest = TimeSpan.FromHours(6) };

        Take(pace, Noon.AddMinutes(1), 1).ShouldBeEmpty();
        Take(pace, Noon.AddHours(5), 2, "s-2").ShouldBeEmpty();
        Release(pace, Noon.AddHours(6)).ShouldBe([1, 2]);
        Take(pace, Noon.AddHours(6), 3).ShouldBeEmpty();
        _state.NextRelease.ShouldBe(Noon.AddHours(12));
    }

    [Fact]
    public void In_quiet_hours_only_the_severe_goes_out()
    {
        var pace = Pace.AtOnce with { Quiet = Night };

        Take(pace, Noon, 1).ShouldBe([1]);
        Take(pace, Noon.AddHours(10), 2).ShouldBeEmpty();
        _state.NextRelease.ShouldBe(Noon.AddHours(19));
        Take(pace, Noon.AddHours(14), 3, severity: 3, story: "s-2").ShouldBe([3]);
        Release(pace, Noon.AddHours(19)).ShouldBe([2]);
        Take(pace, Noon.AddHours(19), 4).ShouldBe([4]);
    }

    [Fact]
    public void What_is_held_of_its_story_goes_along_with_what_is_severe_so_that_the_order_stays()
    {
        var pace = Pace.AtOnce with { Quiet = Night };
        Take(pace, Noon.AddHours(11), 1).ShouldBeEmpty();
        Take(pace, Noon.AddHours(11), 2, "s-2").ShouldBeEmpty();

        Take(pace, Noon.AddHours(12), 3, severity: 3).ShouldBe([1, 3]);

        Release(pace, Noon.AddHours(19)).ShouldBe([2]);
    }

    [Fact]
    public void Quiet_hours_go_by_the_zone_also_when_its_clocks_change()
    {
        var berlin = new QuietHours(new(22, 0), new(7, 0), "Europe/Berlin", 3);

        // The night of 28 March 2021 has an hour less there: 07:00 is 05:00 UTC then, and was 06:00 the day before.
        berlin.EndAfter(new(2021, 3, 27, 1, 0, 0, TimeSpan.Zero)).ShouldBe(new(2021, 3, 27, 6, 0, 0, TimeSpan.Zero));
        berlin.EndAfter(new(2021, 3, 27, 23, 0, 0, TimeSpan.Zero)).ShouldBe(new(2021, 3, 28, 5, 0, 0, TimeSpan.Zero));
        berlin.EndAfter(new(2021, 3, 28, 5, 0, 0, TimeSpan.Zero)).ShouldBeNull();
        new QuietHours(new(22, 0), new(2, 30), "Europe/Berlin", 3).EndAfter(new(2021, 3, 28, 0, 0, 0, TimeSpan.Zero)).ShouldBe(new(2021, 3, 28, 1, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Too_much_to_hold_goes_out_before_its_time()
    {
        var pace = Pace.AtOnce with { Digest = TimeSpan.FromDays(1) };
        for (var n = 1; n < PaceState.MostHeld; n++)
            Take(pace, Noon, n).ShouldBeEmpty();

        Take(pace, Noon, PaceState.MostHeld).Count.ShouldBe(PaceState.MostHeld);
        _state.Held.ShouldBeEmpty();
    }

    [Fact]
    public void A_debounce_or_digest_that_ends_in_quiet_hours_waits_for_their_end()
    {
        var debounced = new Pace(TimeSpan.FromHours(1), TimeSpan.Zero, Night);
        Take(debounced, Noon.AddHours(9.5), 1).ShouldBe([1]);
        Take(debounced, Noon.AddHours(9.9), 2).ShouldBeEmpty();
        _state.NextRelease.ShouldBe(Noon.AddHours(19));

        _state = PaceState.Empty;
        Take(new(TimeSpan.Zero, TimeSpan.FromHours(6), Night), Noon.AddHours(9), 3).ShouldBeEmpty();
        _state.NextRelease.ShouldBe(Noon.AddHours(19));
    }

    [Fact]
    public void What_is_severe_enough_for_quiet_hours_waits_for_no_debounce()
    {
        var pace = new Pace(TimeSpan.FromHours(1), TimeSpan.Zero, Night);
        Take(pace, Noon, 1).ShouldBe([1]);
        Take(pace, Noon.AddMinutes(1), 2).ShouldBeEmpty();

        Take(pace, Noon.AddMinutes(2), 3, severity: 3).ShouldBe([2, 3]);
    }

    [Fact]
    public void Too_much_to_hold_in_quiet_hours_goes_out_when_they_end_however_far_the_digest()
    {
        var pace = new Pace(TimeSpan.Zero, TimeSpan.FromDays(1), Night with { From = new(11, 0) });
        for (var n = 1; n <= PaceState.MostHeld + 1; n++)
            Take(pace, Noon, n).ShouldBeEmpty();

        _state.NextRelease.ShouldBe(Noon.AddHours(19));
        Release(pace, Noon.AddHours(19)).Count.ShouldBe(PaceState.MostHeld + 1);
    }

    [Fact]
    public void What_is_held_in_quiet_hours_has_a_bound()
    {
        var pace = Pace.AtOnce with { Quiet = Night };
        for (var n = 1; n < PaceState.MostHeldInQuiet; n++)
            Take(pace, Noon.AddHours(11), n).ShouldBeEmpty();

        Take(pace, Noon.AddHours(11), PaceState.MostHeldInQuiet).Count.ShouldBe(PaceState.MostHeldInQuiet);
    }

    private IReadOnlyList<long> Take(Pace pace, DateTimeOffset now, long happened, string story = "s-1", int severity = 1) =>
        Next(_state.Take(SampleSubscriptions.Message(happened, story, severity: severity), pace, now));

    private IReadOnlyList<long> Release(Pace pace, DateTimeOffset now) => Next(_state.Release(pace, now));

    private IReadOnlyList<long> Next((PaceState Next, IReadOnlyList<OutgoingMessage> Sent) step)
    {
        _state = step.Next;
        return [.. step.Sent.Select(message => message.Event)];
    }
}
