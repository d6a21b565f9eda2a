using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Newsroom.Tests.Replay.Sessions;

public sealed class ReplayTellingTests : IAsyncDisposable
{
    private readonly FakeDesks _desks = new();
    private readonly ManualClock _wall = new(Some.Day);
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(1));
    private ReplaySessions? _sessions;

    public async ValueTask DisposeAsync()
    {
        if (_sessions is not null)
            await _sessions.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task What_could_not_be_told_with_the_last_article_is_told_when_webhooks_are_back()
    {
        var webhooks = new FakeWebhooks(Pace.AtOnce);
        var session = await StartAsync(webhooks, articles: 1);
        webhooks.BeAway(2);

        session.Step(1);

        (await WhileTimePassesAsync(webhooks.Sent.ReadAsync(_limit.Token))).Message.Id.ShouldStartWith(ReplayMark.IdsOf(session.Id));
        await WhenAsync(session, telling => telling.Messages is { Problem: null, Count: 1 });
        session.State.Phase.ShouldBe(ReplayPhase.Done);
    }

    [Fact]
    public async Task What_a_pace_holds_is_told_at_its_time_though_no_article_comes_then()
    {
        var webhooks = new FakeWebhooks(Pace.AtOnce with { Digest = TimeSpan.FromMinutes(10) });
        var session = await StartAsync(webhooks, articles: 2, speed: 10);
        session.Step(1);
        await WhenAsync(session, telling => telling.Messages.Held == 1);

        session.Resume();

        // An hour of the archive lies between the articles.
        await WhileTimePassesAsync(webhooks.Sent.ReadAsync(_limit.Token));
        session.State.Done.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_that_cannot_be_told_is_a_problem_that_stays()
    {
        var session = await StartAsync(new FakeWebhooks(Pace.AtOnce with { Quiet = new(new(22, 0), new(7, 0), "Nowhere/Else", 5) }), articles: 2);

        session.Step(2);

        await WhenAsync(session, telling => telling.Messages.Problem is not null);
        session.Telling!.Messages.Problem.ShouldNotBeNull().ShouldContain("Nowhere/Else");
        session.Telling.Messages.Problem.ShouldStartWith("1 event could not be told; the first, 2:");
        session.Telling.IsAway.ShouldBeFalse();
    }

    [Fact]
    public async Task One_that_is_closed_takes_back_what_it_handed_over_also_where_that_takes_two_tries()
    {
        var webhooks = new FakeWebhooks(Pace.AtOnce);
        var session = await StartAsync(webhooks, articles: 1);
        webhooks.BeAway(1);

        await Should.ThrowAsync<UnavailableException>(() => _sessions!.CloseAsync(session.Id));
        (await _sessions!.CloseAsync(session.Id)).ShouldBeTrue();

        webhooks.Canceled.ShouldBe([session.Id]);
        _sessions.All.ShouldBeEmpty();
    }

    /// <summary>A replay that stands before its first article, on a desk on which a position is shifted with it.</summary>
    private async Task<ReplaySession> StartAsync(FakeWebhooks webhooks, int articles, double speed = 0)
    {
        _sessions = new(new FakeArchives(articles), _desks, _wall, NullLogger<ReplaySession>.Instance, webhooks.OnWall(_wall));
        var session = _sessions.Start(new("hours", null, null, speed, true, "Ada", "Ada")).ShouldNotBeNull();
        while (session.State.Phase is not ReplayPhase.Paused)
            await session.ChangedAsync().WaitAsync(_limit.Token);
        await _desks.Made[0].Journal.AppendAsync(new(new StoryId("s-1"), 0, [SampleEvents.Opened(), SampleEvents.Shifted("x-1")], null), _limit.Token);
        return session;
    }

    private async Task WhenAsync(ReplaySession session, Func<ReplayTelling, bool> isSo)
    {
        while (true)
        {
            var changed = session.ChangedAsync();
            if (isSo(session.Telling!))
                return;
            await changed.WaitAsync(_limit.Token);
        }
    }

    private async Task<T> WhileTimePassesAsync<T>(ValueTask<T> awaited)
    {
        var task = awaited.AsTask();
        while (!task.IsCompleted)
        {
            _wall.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(task, Task.Delay(10, _limit.Token));
        }

        return await task;
    }
}
