namespace StoryWatch.Newsroom;

/// <summary>A signal that is raised again and again: whoever looks for work takes <see cref="Next"/> first, so that nothing raised meanwhile is missed.</summary>
public sealed class Wake
{
    private TaskCompletionSource _next = NewSource();

    /// <summary>Completes when it is raised next.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Continuations run elsewhere: it may be raised under a lock.</summary>
    public void Raise() => Interlocked.Exchange(ref _next, NewSource()).SetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
