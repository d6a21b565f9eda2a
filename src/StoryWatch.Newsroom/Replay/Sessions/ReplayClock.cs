namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>The time of a replay: runs so many times as fast as the clock on the wall, stands while it is paused.</summary>
internal sealed class ReplayClock(TimeProvider wall, DateTimeOffset start)
{
    private DateTimeOffset _at = start;
    private long _since = wall.GetTimestamp();
    private bool _runs;

    /// <summary>Times the wall clock; 0 for as fast as it goes, when articles move the time and nothing else does.</summary>
    public double Speed { get; private set; }

    public DateTimeOffset Now => _runs && Speed > 0 ? _at + Bounded(wall.GetElapsedTime(_since) * Speed) : _at;

    public void Set(DateTimeOffset at) => (_at, _since) = (at, wall.GetTimestamp());

    public void Run(bool runs, double speed)
    {
        Set(Now);
        (_runs, Speed) = (runs, speed);
    }

    /// <summary>How long on the wall until a moment of the replay.</summary>
    public TimeSpan Until(DateTimeOffset moment) => Speed <= 0 || moment <= Now ? TimeSpan.Zero : Bounded((moment - Now) / Speed);

    private static TimeSpan Bounded(TimeSpan span) => span < TimeSpan.FromDays(3650) ? span : TimeSpan.FromDays(3650);
}
