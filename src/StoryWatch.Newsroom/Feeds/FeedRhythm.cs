using StoryWatch.Stories;

namespace StoryWatch.Newsroom.Feeds;

/// <summary>When a feed's articles come: how often it is to be asked, and after what silence something is wrong.</summary>
/// <param name="Arrivals">When its last articles came, rising; Unix seconds.</param>
/// <param name="Lulls">The longest time between two articles of each of the last days, nights and weekends included; seconds.</param>
public sealed record FeedRhythm(ValueList<long> Arrivals, ValueList<DayLull> Lulls)
{
    public static readonly FeedRhythm Unknown = new(ValueList<long>.Empty, ValueList<DayLull>.Empty);

    /// <summary>Between polls while the rhythm is not known.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private const int Kept = 64;
    private const int MostKept = 2000;
    private const int DaysKept = 14;
    private const int DaySeconds = 24 * 60 * 60;

    // Of a feed that is known for less than two days nothing can be said but this.
    private static readonly TimeSpan SilenceOfAStranger = TimeSpan.FromDays(2);
    private static readonly TimeSpan LeastSilence = TimeSpan.FromHours(1);

    /// <summary>Adds articles that came.</summary>
    public FeedRhythm With(IEnumerable<DateTimeOffset> came, DateTimeOffset now)
    {
        var arrivals = Arrivals.Concat(came.Select(time => Math.Min(time.ToUnixTimeSeconds(), now.ToUnixTimeSeconds()))).Order().ToList();
        if (arrivals.Count == Arrivals.Count)
            return this;
        var lulls = Lulls.ToDictionary(lull => lull.Day, lull => lull.Seconds);
        for (var i = 1; i < arrivals.Count; i++)
        {
            var day = arrivals[i] / DaySeconds;
            lulls[day] = Math.Max(lulls.GetValueOrDefault(day), arrivals[i] - arrivals[i - 1]);
        }

        var lastDay = now.ToUnixTimeSeconds() - DaySeconds;
        var keep = Math.Clamp(arrivals.Count(arrival => arrival > lastDay), Kept, MostKept);
        var today = now.ToUnixTimeSeconds() / DaySeconds;
        return new(
            arrivals.TakeLast(keep).ToValueList(),
            lulls.Where(lull => lull.Key > today - DaysKept).OrderBy(lull => lull.Key).Select(lull => new DayLull(lull.Key, lull.Value)).ToValueList());
    }

    public int CountSince(DateTimeOffset since) => Arrivals.Count(arrival => arrival >= since.ToUnixTimeSeconds());

    /// <summary>
    /// Between polls: so short that at its pace at most a third of the feed's window turns over, and two polls overlap; no shorter than half the
    /// time that it takes for an article to come.
    /// </summary>
    /// <param name="window">Items that the feed holds.</param>
    public TimeSpan Interval(int window, DateTimeOffset now)
    {
        if (Arrivals.Count < 4)
            return Usual;

        // The faster of the last few and of all: a burst must not outrun the polls.
        var pace = Math.Min(SecondsAnArticle(8, now), SecondsAnArticle(Arrivals.Count, now));
        var seconds = Math.Min(pace * Math.Max(1, window) / 3, Math.Max(pace / 2, Shortest.TotalSeconds));
        return TimeSpan.FromSeconds(Math.Clamp(seconds, Shortest.TotalSeconds, Longest.TotalSeconds));
    }

    /// <summary>True where nothing came for twice the longest time that it was ever silent in the last two weeks.</summary>
    /// <param name="since">When it was first read.</param>
    public bool IsSilent(DateTimeOffset? since, DateTimeOffset now)
    {
        var last = Arrivals.Count > 0 ? DateTimeOffset.FromUnixTimeSeconds(Arrivals[^1]) : since;
        if (last is null)
            return false;
        var expected = Lulls.Count >= 2 ? TimeSpan.FromSeconds(2 * Lulls.Max(lull => lull.Seconds)) : SilenceOfAStranger;
        return now - last > (expected > LeastSilence ? expected : LeastSilence);
    }

    private double SecondsAnArticle(int last, DateTimeOffset now)
    {
        var count = Math.Min(last, Arrivals.Count);
        return Math.Max(1.0, now.ToUnixTimeSeconds() - Arrivals[^count]) / (count - 1);
    }
}

/// <param name="Day">Days since 1970.</param>
public sealed record DayLull(long Day, long Seconds);
