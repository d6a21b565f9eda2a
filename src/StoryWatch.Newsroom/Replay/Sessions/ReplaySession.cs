using Microsoft.Extensions.Logging;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>
/// A replay that editors steer: tells the articles of a plan to a desk of its own at the pace that is asked for, one loop from beginning to end.
/// A step, a seek and a change of pace wake the loop; a seek back starts on a new desk.
/// </summary>
public sealed class ReplaySession : IAsyncDisposable
{
    private const int Batch = 32;
    private static readonly TimeSpan TellAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly IReplayDesks _desks;
    private readonly TimeProvider _wall;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private readonly ReplayClock _clock;
    private readonly Task _loop;
    private readonly Lazy<Task> _ended;

    private ReplayPlan? _plan;
    private IReplayDesk? _desk;
    private ReplayPhase _phase = ReplayPhase.Loading;
    private readonly Wake _wake = new();
    private readonly Wake _changed = new();
    private bool _isPaused;
    private int _steps;
    private DateTimeOffset? _seek;
    private int _done;
    private long _epoch;
    private string? _problem;

    /// <param name="load">Reads the plan; the session exists while it does.</param>
    /// <param name="telling">Null where there are no webhooks.</param>
    public ReplaySession(
        string id, ReplayOrder order, Func<CancellationToken, Task<ReplayPlan>> load, IReplayDesks desks, ReplayTelling? telling, TimeProvider wall, ILogger log)
    {
        Telling = telling;
        (Id, Order, _desks, _wall, _log, StartedAt, _isPaused) = (id, order, desks, wall, log, wall.GetUtcNow(), order.IsPaused);
        _clock = new(wall, default);
        _clock.Run(false, order.Speed);
        _loop = Task.Run(() => RunAsync(load));
        _ended = new(EndAsync);
    }

    public string Id { get; }

    public ReplayOrder Order { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>What it tells webhooks; null where there are none.</summary>
    public ReplayTelling? Telling { get; }

    /// <summary>The desk as it is now; null while there is none.</summary>
    public IReplayDesk? Desk => Volatile.Read(ref _desk);

    public ReplayState State
    {
        get
        {
            lock (_gate)
            {
                var last = _plan is { Count: > 0 } ? _plan.Count - 1 : 0;
                return new(
                    _phase, _clock.Speed, _plan?.MomentOf(0), _plan?.MomentOf(last), _plan is null ? null : _clock.Now, _done, _plan?.Count ?? 0,
                    _plan?.Faulty ?? 0, _epoch, _problem);
            }
        }
    }

    /// <summary>Completes with the next change: a state, or something to read on its desk.</summary>
    public Task ChangedAsync()
    {
        lock (_gate)
            return _changed.Next;
    }

    public void Pause() => Steer(() => _isPaused = true);

    public void Resume() => Steer(() => _isPaused = false);

    /// <summary>Tells so many more articles and is paused then.</summary>
    public void Step(int articles) => Steer(() => (_isPaused, _steps) = (true, _steps + articles));

    /// <summary>Goes to a moment of the replay, back or forth, and on from there at its pace; one that has no pace, or was done, stands there.</summary>
    public void Seek(DateTimeOffset at) => Steer(() => (_seek, _steps, _isPaused) = (at, 0, _isPaused || _clock.Speed <= 0 || _phase is ReplayPhase.Done));

    /// <param name="speed">As <see cref="ReplayOrder.IsSpeed"/> has it.</param>
    public void SetSpeed(double speed) => Steer(() => _clock.Run(_phase is ReplayPhase.Running, speed));

    /// <summary>Ends it and throws its desk away; once, however often it is asked.</summary>
    public ValueTask DisposeAsync() => new(_ended.Value);

    private async Task EndAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        if (_desk is not null)
            await _desk.DisposeAsync().ConfigureAwait(false);
        _closing.Dispose();
    }

    private void Steer(Action change)
    {
        lock (_gate)
        {
            change();
            _wake.Raise();
        }
    }

    private async Task RunAsync(Func<CancellationToken, Task<ReplayPlan>> load)
    {
        try
        {
            var plan = await load(_closing.Token).ConfigureAwait(false);
            lock (_gate)
            {
                _plan = plan;
                _clock.Set(plan.MomentOf(0));
            }

            await RenewDeskAsync().ConfigureAwait(false);
            while (true)
                await TurnAsync(plan).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            _log.LogWarning("Replay {Id} of {Archive} stopped: {Reason}", Id, Order.Archive, fault.Message);
            Become(ReplayPhase.Failed, fault.Message);
        }
    }

    /// <summary>One turn of the loop: tells what is due, or waits until something is.</summary>
    private async Task TurnAsync(ReplayPlan plan)
    {
        var (seek, due, wait, woken) = Decide(plan);
        if (seek is { } target)
        {
            if (target < _done)
                await RenewDeskAsync().ConfigureAwait(false);
            while (_done < target && !IsSteeredElsewhere())
                await TellAsync(plan, Math.Min(Batch, target - _done)).ConfigureAwait(false);
        }
        else if (due > 0)
        {
            await TellAsync(plan, due).ConfigureAwait(false);
        }
        else
        {
            await TellHeldAsync().ConfigureAwait(false);
            await Task.WhenAny(woken, Task.Delay(UntilNext(wait), _wall, _closing.Token)).ConfigureAwait(false);
            _closing.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Tells webhooks what they could not be told before, and what their paces held until now: after the last article no other call does.</summary>
    private async Task TellHeldAsync()
    {
        DateTimeOffset now;
        lock (_gate)
            now = _clock.Now;
        if (Telling is null || !(Telling.IsAway || Telling.NextRelease <= now))
            return;
        await Telling.TellAsync(_desk!, now, _closing.Token).ConfigureAwait(false);
        lock (_gate)
            Change();
    }

    /// <summary>How long to wait on the wall: for the next article, for webhooks that are away, or for what a pace lets go as time runs.</summary>
    private TimeSpan UntilNext(TimeSpan? article)
    {
        lock (_gate)
        {
            var wait = article < LongestWait ? article.Value : LongestWait;
            if (Telling is { IsAway: true })
                return wait < TellAgain ? wait : TellAgain;
            return _phase is ReplayPhase.Running && Telling?.NextRelease is { } release && _clock.Until(release) is var until && until < wait ? until : wait;
        }
    }

    /// <summary>What is to be done now: go to an article, tell some, or wait. Sets phase and clock to it.</summary>
    private (int? Seek, int Due, TimeSpan? Wait, Task Woken) Decide(ReplayPlan plan)
    {
        lock (_gate)
        {
            if (_seek is { } moment)
            {
                _seek = null;
                _clock.Run(false, _clock.Speed);
                _clock.Set(moment < plan.MomentOf(0) ? plan.MomentOf(0) : moment > plan.MomentOf(plan.Count - 1) ? plan.MomentOf(plan.Count - 1) : moment);
                Enter(ReplayPhase.Seeking);
                return (plan.CountUntil(moment), 0, null, _wake.Next);
            }

            if (_done == plan.Count)
            {
                _clock.Run(false, _clock.Speed);
                Enter(ReplayPhase.Done);
                _steps = 0;
                return (null, 0, null, _wake.Next);
            }

            if (_isPaused)
            {
                _clock.Run(false, _clock.Speed);
                Enter(ReplayPhase.Paused);
                return (null, Math.Min(Math.Min(_steps, Batch), plan.Count - _done), null, _wake.Next);
            }

            if (_phase is not ReplayPhase.Running)
                _clock.Run(true, _clock.Speed);
            Enter(ReplayPhase.Running);
            if (_clock.Speed <= 0)
                return (null, Math.Min(Batch, plan.Count - _done), null, _wake.Next);
            var due = Math.Min(Batch, plan.CountUntil(_clock.Now) - _done);
            return due > 0 ? (null, due, null, _wake.Next) : (null, 0, _clock.Until(plan.MomentOf(_done)), _wake.Next);
        }
    }

    private async Task TellAsync(ReplayPlan plan, int count)
    {
        var desk = _desk!;
        var articles = new List<Article>(count);
        for (var i = _done; i < _done + count; i++)
            articles.Add(plan[i]);
        var receipts = await desk.Inbox.AcceptAsync(articles, _closing.Token).ConfigureAwait(false);
        await desk.WhenSettledAsync(receipts.Max(receipt => receipt.Sequence), _closing.Token).ConfigureAwait(false);
        await desk.ProjectAsync(_closing.Token).ConfigureAwait(false);
        var moment = plan.MomentOf(_done + count - 1);
        if (Telling is not null)
            await Telling.TellAsync(desk, moment, _closing.Token).ConfigureAwait(false);
        lock (_gate)
        {
            _done += count;
            if (_isPaused)
                _steps = Math.Max(0, _steps - count);
            if (_clock.Speed <= 0 || _clock.Now < moment)
                _clock.Set(moment);
            Change();
        }
    }

    private async Task RenewDeskAsync()
    {
        var next = await _desks.CreateAsync(_closing.Token).ConfigureAwait(false);
        var before = Interlocked.Exchange(ref _desk, next);
        var epoch = (await next.Journal.HeadAsync(_closing.Token).ConfigureAwait(false)).Epoch;
        lock (_gate)
        {
            (_done, _epoch) = (0, epoch);
            Change();
        }

        if (before is not null)
            await before.DisposeAsync().ConfigureAwait(false);
    }

    private bool IsSteeredElsewhere()
    {
        lock (_gate)
            return _seek is not null;
    }

    private void Become(ReplayPhase phase, string problem)
    {
        lock (_gate)
        {
            _problem = problem;
            Enter(phase);
        }
    }

    // Both are called under the lock.
    private void Enter(ReplayPhase phase)
    {
        if (_phase == phase)
            return;
        _phase = phase;
        Change();
    }

    private void Change() => _changed.Raise();
}
