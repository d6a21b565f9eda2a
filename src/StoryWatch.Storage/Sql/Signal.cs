namespace StoryWatch.Storage.Sql;

/// <summary>Wakes those who wait for a table to grow: by a commit in this process or a notification from another one.</summary>
internal sealed class Signal(TimeSpan patience)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = NewSource();
    private long _head;

    public void Raise(long head)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            if (head <= _head)
                return;
            _head = head;
            waiting = _next;
            _next = NewSource();
        }

        waiting.SetResult();
    }

    /// <summary>Returns when the table may have grown beyond a sequence, or after a while by itself.</summary>
    public async Task WaitAsync(long after, CancellationToken cancellationToken)
    {
        Task next;
        lock (_gate)
        {
            if (_head > after)
                return;
            next = _next.Task;
        }

        await Task.WhenAny(next, Task.Delay(patience, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
