using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace StoryWatch.Newsroom.Walk;

/// <summary>Work on many items at once, results in the order of the items.</summary>
public static class OrderedParallel
{
    /// <summary>Applies a function to each item, on <paramref name="degree"/> threads at most; holds twice as many items at most.</summary>
    public static async IAsyncEnumerable<TResult> SelectAsync<T, TResult>(
        IAsyncEnumerable<T> items, Func<T, TResult> select, int degree, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in BatchesAsync(items, item => Task.FromResult(select(item)), degree, int.MaxValue, cancellationToken).ConfigureAwait(false))
        {
            foreach (var result in batch)
                yield return result;
        }
    }

    /// <summary>As <see cref="SelectAsync"/>; gives what is ready at once, as soon as the next one in order is.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<TResult>> BatchesAsync<T, TResult>(
        IAsyncEnumerable<T> items, Func<T, Task<TResult>> select, int degree, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var works = Channel.CreateBounded<Task<TResult>>(new BoundedChannelOptions(degree) { SingleReader = true, SingleWriter = true });
        var starting = StartAllAsync(items, select, degree, works.Writer, stop.Token);
        try
        {
            while (await works.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var ready = new List<TResult>();
                while (ready.Count < most && works.Reader.TryPeek(out var next) && (ready.Count == 0 || next.IsCompleted))
                {
                    works.Reader.TryRead(out _);
                    ready.Add(await next.ConfigureAwait(false));
                }

                yield return ready;
            }
        }
        finally
        {
            // Whoever stops early must not leave a reader or a worker behind.
            await stop.CancelAsync().ConfigureAwait(false);
            await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task StartAllAsync<T, TResult>(
        IAsyncEnumerable<T> items, Func<T, Task<TResult>> select, int degree, ChannelWriter<Task<TResult>> works, CancellationToken stop)
    {
        using var places = new SemaphoreSlim(degree, degree);
        Exception? fault = null;
        try
        {
            await foreach (var item in items.WithCancellation(stop).ConfigureAwait(false))
            {
                await places.WaitAsync(stop).ConfigureAwait(false);
                await works.WriteAsync(Task.Run(() => WorkAsync(item), CancellationToken.None), stop).ConfigureAwait(false);
            }
        }
        catch (Exception failed)
        {
            fault = failed;
        }

        works.Complete(fault);
        for (var i = 0; i < degree; i++)
            await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);

        async Task<TResult> WorkAsync(T item)
        {
            try
            {
                return await select(item).ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }
        }
    }
}
