using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Webhooks.Sending;

/// <summary>
/// When a message is tried again: Standard Webhooks' schedule, ten tries over three days, each wait a tenth shorter or longer by chance so that
/// what failed together does not come together again. Pure: time and chance are arguments.
/// </summary>
internal static class DeliverySchedule
{
    private const double Jitter = 0.1;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    public static int MostAttempts => Waits.Length + 1;

    /// <param name="attempt">The number of this try, from 1.</param>
    /// <param name="chance">0 to 1.</param>
    /// <param name="pausedUntil">The endpoint gets nothing before; null where it may.</param>
    public static (DeliveryState State, DateTimeOffset? Next) After(Answer answer, int attempt, DateTimeOffset now, double chance, DateTimeOffset? pausedUntil)
    {
        if (answer.IsSuccess)
            return (DeliveryState.Delivered, null);
        if (answer.IsGone || attempt >= MostAttempts)
            return (DeliveryState.Dead, null);
        var next = now + Jittered(Waits[attempt - 1], chance);
        return (DeliveryState.Pending, pausedUntil > next ? pausedUntil : next);
    }

    public static TimeSpan Jittered(TimeSpan wait, double chance) => wait * (1 + (Jitter * ((2 * chance) - 1)));
}
