namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Wakes the worker of this process: an event came over the bus, or an editor changed something.</summary>
public sealed class WebhookSignal
{
    private readonly Wake _wake = new();
    private int _changed;

    /// <summary>Completes with the next signal; to be taken before looking for work.</summary>
    public Task Next => _wake.Next;

    public void Raise() => _wake.Raise();

    /// <summary>Wakes it, and has it look at the subscriptions.</summary>
    public void RaiseChanged()
    {
        Volatile.Write(ref _changed, 1);
        Raise();
    }

    /// <summary>True once after each change.</summary>
    public bool TakeChanged() => Interlocked.Exchange(ref _changed, 0) == 1;
}
