namespace StoryWatch.Newsroom.Walk;

/// <summary>Rows settle in any order: this says up to which one all are settled.</summary>
internal sealed class SettledMark
{
    private readonly Lock _lock = new();
    private readonly SortedSet<long> _open = [];
    private readonly List<(long Sequence, TaskCompletionSource Reached)> _waiting = [];
    private long _through;
    private long _last;

    /// <summary>Every row up to and including this one is settled.</summary>
    public long Through
    {
        get
        {
            lock (_lock)
                return _through;
        }
    }

    /// <summary>Starts anew after a row up to which all are settled.</summary>
    public void Reset(long sequence)
    {
        lock (_lock)
        {
            _open.Clear();
            _last = sequence;
            Advance();
        }
    }

    /// <summary>A row is under way.</summary>
    public void Open(long sequence)
    {
        lock (_lock)
            _open.Add(sequence);
    }

    /// <summary>Of the rows up to this one those that were not settled before are opened.</summary>
    public void Pass(long sequence)
    {
        lock (_lock)
        {
            _last = sequence;
            Advance();
        }
    }

    public void Settle(long sequence)
    {
        lock (_lock)
        {
            _open.Remove(sequence);
            Advance();
        }
    }

    /// <summary>Completes when every row up to the sequence is settled.</summary>
    public Task WaitAsync(long sequence, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_through >= sequence)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((sequence, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    private void Advance()
    {
        _through = _open.Count > 0 ? _open.Min - 1 : _last;
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            if (_waiting[i].Sequence > _through)
                continue;
            _waiting[i].Reached.SetResult();
            _waiting.RemoveAt(i);
        }
    }
}
