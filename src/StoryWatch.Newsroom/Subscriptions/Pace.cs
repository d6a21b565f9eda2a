namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>When a subscription is told what it asks for.</summary>
/// <param name="Debounce">After a message, further ones of the same story are held for so long; zero for no hold.</param>
/// <param name="Digest">Messages are held until the next multiple of this in the day; zero for none.</param>
/// <param name="Quiet">Hours in which messages are held; null for none.</param>
public sealed record Pace(TimeSpan Debounce, TimeSpan Digest, QuietHours? Quiet)
{
    public static readonly Pace AtOnce = new(TimeSpan.Zero, TimeSpan.Zero, null);

    /// <summary>
    /// The earliest time at which a message that comes now may go out; now where nothing holds it. What is as severe as quiet hours let through
    /// is held by nothing, and what is not never goes out in them.
    /// </summary>
    /// <param name="heldUntil">The end of its story's debounce; null where none runs.</param>
    public DateTimeOffset ReleaseOf(int severity, DateTimeOffset now, DateTimeOffset? heldUntil)
    {
        if (Quiet is not null && severity >= Quiet.BypassSeverity)
            return now;
        var release = Quiet?.EndAfter(now) ?? now;
        if (Digest > TimeSpan.Zero && NextDigest(now) is var next && next > release)
            release = next;
        if (heldUntil > release)
            release = heldUntil.Value;

        // A digest or a debounce that ends in quiet hours waits for their end.
        return Quiet?.EndAfter(release) ?? release;
    }

    private DateTimeOffset NextDigest(DateTimeOffset now)
    {
        var zone = Quiet?.Zone ?? TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var midnight = local.Date;
        var next = midnight + Digest * (Math.Floor((local - midnight) / Digest) + 1);

        // The day's multiples start at midnight anew.
        return LocalTime.ToInstant(next < midnight.AddDays(1) ? next : midnight.AddDays(1), zone);
    }
}

/// <summary>Hours of the day, in a time zone, in which nothing goes out but what is severe.</summary>
/// <param name="To">Earlier than <paramref name="From"/>: of the next day.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="BypassSeverity">Goes out nevertheless from this severity on.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, string TimeZone, int BypassSeverity)
{
    internal TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>When they end; null where it is not quiet now.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset now)
    {
        var zone = Zone;
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        if (!time.IsBetween(From, To))
            return null;
        var end = local.Date + To.ToTimeSpan();
        return LocalTime.ToInstant(end > local ? end : end.AddDays(1), zone);
    }
}

/// <summary>Wall clocks, also on the two days a year on which they jump.</summary>
internal static class LocalTime
{
    public static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone)
    {
        // An hour that the clocks leave out is the one after it.
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
