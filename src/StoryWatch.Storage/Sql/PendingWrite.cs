namespace StoryWatch.Storage.Sql;

/// <summary>A write that waits for its transaction.</summary>
internal abstract class PendingWrite
{
    public abstract bool IsCanceled { get; }

    /// <summary>Applies it to an open transaction. May be called again in another one, if this one fails.</summary>
    public abstract Task ApplyAsync(WriteSession session);

    /// <summary>The transaction is on disk.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception reason);
}

internal sealed class PendingWrite<T>(Func<WriteSession, Task<T>> write, CancellationToken cancellationToken) : PendingWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Done => _done.Task;

    public override bool IsCanceled => cancellationToken.IsCancellationRequested && _done.TrySetCanceled(cancellationToken);

    public override async Task ApplyAsync(WriteSession session) => _result = await write(session).ConfigureAwait(false);

    public override void Complete() => _done.TrySetResult(_result);

    public override void Fail(Exception reason) => _done.TrySetException(reason);
}
