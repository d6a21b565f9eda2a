using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Testing.InMemory;
using static StoryWatch.Testing.InMemory.FakeArchives;

namespace StoryWatch.Newsroom.Tests.Replay.Sessions;

public sealed class ReplaySessionTests : IAsyncDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    private readonly FakeDesks _desks = new();
    private readonly ReplaySessions _sessions;

    public ReplaySessionTests() =>
        _sessions = new(new FakeArchives(100), _desks, TimeProvider.System, NullLogger<ReplaySession>.Instance);

    public ValueTask DisposeAsync() => _sessions.DisposeAsync();

    [Fact]
    public async Task As_fast_as_it_goes_it_tells_all_in_the_order_of_the_archive()
    {
        var session = Start();

        var state = await WhenAsync(session, now => now.Phase is ReplayPhase.Done);

        (state.Done, state.Total, state.From, state.To, state.At).ShouldBe((100, 100, Hour(1), Hour(100), Hour(100)));
        (await _desks.Made.Single().ToldAsync()).ShouldBe(Enumerable.Range(1, 100).Select(number => $"a-{number}"));
    }

    [Fact]
    public async Task A_span_is_told_from_its_first_to_its_last_moment()
    {
        var session = Start(from: Hour(10), to: Hour(12));

        await WhenAsync(session, now => now.Phase is ReplayPhase.Done);

        (await _desks.Made.Single().ToldAsync()).ShouldBe(["a-10", "a-11", "a-12"]);
    }

    [Fact]
    public async Task A_step_tells_so_many_articles_and_stands()
    {
        var session = Start(isPaused: true);
        (await WhenAsync(session, now => now.Phase is ReplayPhase.Paused)).Done.ShouldBe(0);

        session.Step(1);
        (await WhenAsync(session, now => now.Done == 1)).At.ShouldBe(Hour(1));
        session.Step(40);
        (await WhenAsync(session, now => now.Done == 41)).Phase.ShouldBe(ReplayPhase.Paused);

        session.Resume();
        (await WhenAsync(session, now => now.Phase is ReplayPhase.Done)).Done.ShouldBe(100);
    }

    [Fact]
    public async Task A_seek_forth_goes_on_on_the_same_desk_and_a_seek_back_begins_another()
    {
        var session = Start(isPaused: true);
        session.Seek(Hour(60));
        var forth = await WhenAsync(session, now => now is { Done: 60, Phase: ReplayPhase.Paused });

        session.Seek(Hour(7).AddMinutes(30));
        var back = await WhenAsync(session, now => now is { Done: 7, Phase: ReplayPhase.Paused });

        back.Epoch.ShouldNotBe(forth.Epoch);
        _desks.Made.Select(desk => desk.IsThrownAway).ShouldBe([true, false]);
        (await _desks.Made[1].ToldAsync()).ShouldBe(Enumerable.Range(1, 7).Select(number => $"a-{number}"));
    }

    [Fact]
    public async Task Where_it_was_done_a_seek_back_stands_where_it_was_sent()
    {
        var session = Start();
        await WhenAsync(session, now => now.Phase is ReplayPhase.Done);

        session.Seek(Hour(3));

        await WhenAsync(session, now => now is { Done: 3, Phase: ReplayPhase.Paused });
    }

    [Fact]
    public async Task Its_time_runs_at_its_pace_and_the_pace_can_be_changed()
    {
        // A ten-thousandth of its hundred hours is 36 s: what comes within the time limit comes at that pace or faster.
        var session = Start(speed: 10_000);
        (await WhenAsync(session, now => now.Done is >= 1 and < 100)).Phase.ShouldBe(ReplayPhase.Running);

        session.SetSpeed(0);

        await WhenAsync(session, now => now.Phase is ReplayPhase.Done);
    }

    [Fact]
    public async Task A_span_without_articles_fails_in_words()
    {
        var session = Start(from: Hour(1000));

        (await WhenAsync(session, now => now.Phase is ReplayPhase.Failed)).Problem.ShouldNotBeNull().ShouldContain("no article");
    }

    [Fact]
    public async Task Only_so_many_are_there_at_once_and_one_that_is_closed_throws_its_desk_away()
    {
        var sessions = Enumerable.Range(0, ReplaySessions.Most).Select(_ => Start()).ToList();
        _sessions.Start(Order()).ShouldBeNull();
        await WhenAsync(sessions[0], now => now.Phase is ReplayPhase.Done);

        (await _sessions.CloseAsync(sessions[0].Id)).ShouldBeTrue();

        (await _sessions.CloseAsync(sessions[0].Id)).ShouldBeFalse();
        _desks.Made.Count(desk => desk.IsThrownAway).ShouldBe(1);
        _sessions.Start(Order()).ShouldNotBeNull();
    }

    private ReplaySession Start(DateTimeOffset? from = null, DateTimeOffset? to = null, double speed = 0, bool isPaused = false) =>
        _sessions.Start(Order(from, to, speed, isPaused)).ShouldNotBeNull();

    private static ReplayOrder Order(DateTimeOffset? from = null, DateTimeOffset? to = null, double speed = 0, bool isPaused = false) =>
        new("hours", from, to, speed, isPaused, "an editor");

    private static async Task<ReplayState> WhenAsync(ReplaySession session, Func<ReplayState, bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        while (true)
        {
            var changed = session.ChangedAsync();
            if (session.State is var state && isSo(state))
                return state;
            await changed.WaitAsync(limit.Token);
        }
    }
}
