namespace StoryWatch.Newsroom.Replay;

/// <summary>How long a replay waits between articles.</summary>
public abstract class ReplayPace
{
    /// <summary>As fast as it goes.</summary>
    public static ReplayPace Max { get; } = new Even(TimeSpan.Zero);

    /// <summary>So many times as fast as the articles came: at 60 a minute takes a second.</summary>
    public static ReplayPace Faster(double times) => new Scaled(times);

    /// <summary>One article in each interval, whenever it came.</summary>
    public static ReplayPace Every(TimeSpan interval) => new Even(interval);

    /// <summary>The wait before an article of this time. Asked once an article, in order.</summary>
    public abstract TimeSpan Before(DateTimeOffset at);

    private sealed class Even(TimeSpan interval) : ReplayPace
    {
        private bool _begun;

        public override TimeSpan Before(DateTimeOffset at)
        {
            var wait = _begun ? interval : TimeSpan.Zero;
            _begun = true;
            return wait;
        }
    }

    private sealed class Scaled(double times) : ReplayPace
    {
        private static readonly TimeSpan LongestWait = TimeSpan.FromDays(20);

        private DateTimeOffset? _last;

        public override TimeSpan Before(DateTimeOffset at)
        {
            // An article dated before the one it follows came late: it does not turn the time back.
            var wait = _last is { } last && at > last ? (at - last) / times : TimeSpan.Zero;
            if (_last is null || at > _last)
                _last = at;
            return wait < LongestWait ? wait : LongestWait;
        }
    }
}
