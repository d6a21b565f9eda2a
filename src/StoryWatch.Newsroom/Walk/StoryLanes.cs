using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Walk;

/// <summary>
/// Work for many stories at once, for one story strictly in the order given: the next starts when the one before has ended. So the order
/// holds whatever carries the commands, and after a failure nothing overtakes.
/// </summary>
internal sealed class StoryLanes
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StoryId, Task> _tails = [];

    /// <summary>Puts work at the end of a story's lane; the task is that of the work, faulted too where work before it was.</summary>
    public Task Start(StoryId story, Func<Task> work)
    {
        lock (_lock)
        {
            var next = RunAsync(_tails.GetValueOrDefault(story, Task.CompletedTask), work);
            _tails[story] = next;
            _ = next.ContinueWith(ended => Forget(story, ended), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            return next;
        }
    }

    /// <summary>Completes when nothing is under way; whoever started the work was told its failure.</summary>
    public async Task DrainAsync()
    {
        List<Task> open;
        lock (_lock)
            open = [.. _tails.Values];
        await Task.WhenAll(open).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
            _tails.Clear();
    }

    private static async Task RunAsync(Task before, Func<Task> work)
    {
        await before.ConfigureAwait(false);
        await Task.Run(work).ConfigureAwait(false);
    }

    private void Forget(StoryId story, Task ended)
    {
        lock (_lock)
        {
            if (_tails.TryGetValue(story, out var tail) && tail == ended)
                _tails.Remove(story);
        }
    }
}
