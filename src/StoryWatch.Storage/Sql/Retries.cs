namespace StoryWatch.Storage.Sql;

/// <summary>Tries again while the database is away, with a growing pause, for a bounded time.</summary>
internal sealed class Retries(Func<Exception, bool> isAway, TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>For a database that cannot be away.</summary>
    public static readonly Retries None = new(_ => false, TimeSpan.Zero, TimeProvider.System);

    /// <exception cref="StorageUnavailableException">It was away for longer than callers shall wait.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (Exception reason) when (isAway(reason))
            {
                if (time.GetElapsedTime(start) + pause > patience)
                    throw new StorageUnavailableException(reason);
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
