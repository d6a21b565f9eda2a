namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Wakes the worker of this process: an event came over the bus, or an editor changed something.</summary>
public sealed class WebhookSignal
{
    private TaskCompletionSource _next = NewSource();
    private int _changed;

    /// <summary>Completes with the next signal; to be taken before looking for work.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, NewSource()).SetResult();

    /// <summary>Wakes it, and has it look at the subscriptions.</summary>
    public void RaiseChanged()
    {
        Volatile.Write(ref _changed, 1);
        Raise();
    }

    /// <summary>True once after each change.</summary>
    public bool TakeChanged() => Interlocked.Exchange(ref _changed, 0) == 1;

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
