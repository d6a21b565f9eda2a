using System.Threading.Channels;

namespace StoryWatch.Storage.Sql;

/// <summary>
/// One writer that commits all waiting writes in one transaction: many writers share one wait for the disk.
/// A write that fails takes nobody with it: the group is rolled back and each is tried alone.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int LargestGroup = 512;

    private readonly Channel<PendingWrite> _waiting = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(4 * LargestGroup) { SingleReader = true });

    private readonly Func<Task<WriteSession>> _begin;
    private readonly Action<WriteSession> _committed;
    private readonly Retries _retries;
    private readonly Task _loop;

    /// <param name="committed">Called after each commit, before the callers learn of it.</param>
    public GroupCommit(Func<Task<WriteSession>> begin, Action<WriteSession> committed, Retries retries)
    {
        _begin = begin;
        _committed = committed;
        _retries = retries;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Completes when the write is committed. Canceling is heeded until the write is taken up.</summary>
    public async Task<T> WriteAsync<T>(Func<WriteSession, Task<T>> write, CancellationToken cancellationToken)
    {
        var pending = new PendingWrite<T>(write, cancellationToken);
        await _waiting.Writer.WriteAsync(pending, cancellationToken).ConfigureAwait(false);
        return await pending.Done.ConfigureAwait(false);
    }

    /// <summary>Commits what waits, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var group = new List<PendingWrite>();
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var next))
                if (!next.IsCanceled)
                    group.Add(next);

            await SettleAsync(group).ConfigureAwait(false);
            group.Clear();
        }
    }

    private async Task SettleAsync(List<PendingWrite> group)
    {
        try
        {
            await _retries.RunAsync(() => CommitAsync(group), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception reason) when (group.Count == 1 || reason is StorageUnavailableException)
        {
            foreach (var write in group)
                write.Fail(reason);
        }
        catch (Exception)
        {
            foreach (var write in group)
                await SettleAsync([write]).ConfigureAwait(false);
        }
    }

    private async Task<bool> CommitAsync(List<PendingWrite> group)
    {
        var session = await _begin().ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            foreach (var write in group)
                await write.ApplyAsync(session).ConfigureAwait(false);
            await session.CommitAsync().ConfigureAwait(false);
        }

        _committed(session);
        foreach (var write in group)
            write.Complete();
        return true;
    }
}
