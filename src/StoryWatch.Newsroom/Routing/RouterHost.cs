using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Hosts the routing index: opens it from its checkpoint, takes rows in order, keeps checkpoints. One caller at a time works on the index;
/// a cluster hosts the same object in a grain.
/// </summary>
/// <param name="create">Makes an empty index.</param>
public sealed class RouterHost(
    Func<IRoutingIndex> create, ICheckpoints checkpoints, IJournal journal, RouterOptions options, ILogger<RouterHost> log) : IStoryRouter, IDisposable
{
    private const string CheckpointName = "router";
    private const int JournalBatch = 1000;

    /// <summary>Once may be for want of memory; a row that fails again on a fresh index does so for good.</summary>
    private const int MostFailures = 2;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly List<JournalEntry> _structure = [];
    private IRoutingIndex? _index;
    private Snapshot? _pending;
    private readonly Dictionary<long, int> _failures = [];
    private long _position;
    private long _snapshotAt;
    private long _toldThrough;

    public async Task<long> OpenAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await RestoreAsync(cancellationToken).ConfigureAwait(false);
            return _position;
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<RouterReply> RouteAsync(RouterBatch batch, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_index is null || _position != batch.After)
                return new RouterReply(null);

            var routings = Take(_index, batch.Rows);
            _position = batch.Through;
            await KeepCheckpointAsync(batch.SettledThrough, cancellationToken).ConfigureAwait(false);
            return new RouterReply(routings);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task RestructureAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Without memory there is nothing to tell: opening reads the journal anyway.
            if (_index is not null)
                Remember(entries);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private void Remember(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Position.Sequence > _toldThrough && entry.Event.IsStructure()))
        {
            _structure.Add(entry);
            _toldThrough = entry.Position.Sequence;
        }
    }

    private List<Routing> Take(IRoutingIndex index, IReadOnlyList<RoutingRow> rows)
    {
        var routings = new List<Routing>(rows.Count);
        try
        {
            foreach (var row in rows)
                routings.Add(_failures.GetValueOrDefault(row.Sequence) < MostFailures ? Take(index, row) : SetAside(row));
        }
        catch
        {
            // Half a batch is in the index: it knows more than its position says, so that it has to be built anew.
            _index = null;
            CollectionsMarshal.GetValueRefOrAddDefault(_failures, rows[routings.Count].Sequence, out _)++;
            throw;
        }

        return routings;
    }

    private Routing Take(IRoutingIndex index, RoutingRow row)
    {
        if (row.Settled is { } settled)
        {
            index.Restore(row.Article, settled);
            return new Routing(settled.Story, settled.Development, settled.CopyOf, settled.SourceGroup, []);
        }

        // Told before the first new decision only: restored stories must be there first.
        foreach (var entry in _structure)
            index.Restructure(entry.Story, entry.Event);
        _structure.Clear();
        return index.Route(row.Article);
    }

    // One article must not stop the desk. The index is not told of it, now or after a restart.
    private Routing SetAside(RoutingRow row)
    {
        log.LogError("Row {Row} is set aside: article {Article} is kept, and goes to no story because it cannot be routed.", row.Sequence, row.Article.Id);
        var settled = row.Settled ?? Settlement.ToNoStory(row.Sequence);
        return new Routing(settled.Story, settled.Development, settled.CopyOf, settled.SourceGroup, []);
    }

    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        _index = null;
        var index = create();
        var journalAt = 0L;
        (_position, _pending) = (0, null);
        if (await checkpoints.LoadSnapshotAsync(CheckpointName, cancellationToken).ConfigureAwait(false) is { } snapshot)
        {
            try
            {
                journalAt = BinaryPrimitives.ReadInt64LittleEndian(snapshot.Data.Span);
                using var stream = new MemoryStream(snapshot.Data[sizeof(long)..].ToArray(), writable: false);
                index.ReadCheckpoint(stream);
                _position = snapshot.Sequence;
            }
            catch (Exception unreadable) when (unreadable is InvalidDataException or EndOfStreamException or ArgumentOutOfRangeException)
            {
                log.LogWarning("The router's checkpoint is not of this version ({Reason}): its index is rebuilt from the inbox.", unreadable.Message);
                (index, journalAt) = (create(), 0);
            }
        }

        _snapshotAt = _position;
        _structure.Clear();
        _toldThrough = journalAt;
        while (await journal.ReadAsync(_toldThrough, JournalBatch, cancellationToken).ConfigureAwait(false) is { Count: > 0 } entries)
        {
            Remember(entries);
            _toldThrough = entries[^1].Position.Sequence;
        }

        _index = index;
    }

    // A checkpoint is taken when enough rows are new, and kept when every row in it is settled: rows after it can then be fed again.
    private async Task KeepCheckpointAsync(long settledThrough, CancellationToken cancellationToken)
    {
        if (_pending is null && _position - _snapshotAt >= options.RowsBetween(_position) && _structure.Count == 0)
        {
            // Not the journal's head: what the index was not told of yet is to be read again.
            using var stream = new MemoryStream();
            stream.Write(BitConverter.GetBytes(_toldThrough));
            _index!.WriteCheckpoint(stream);
            _pending = new Snapshot(_position, stream.ToArray());
            _snapshotAt = _position;
        }

        if (_pending is { } pending && settledThrough >= pending.Sequence)
        {
            await checkpoints.SaveSnapshotAsync(CheckpointName, pending, cancellationToken).ConfigureAwait(false);
            _pending = null;
        }
    }
}

/// <param name="CheckpointEvery">Fewest inbox rows between two checkpoints.</param>
public sealed record RouterOptions(int CheckpointEvery = 1000)
{
    private const long Most = 20_000;

    // A checkpoint's size grows with the rows in it: so does the distance, that a restart repeats a tenth at most.
    internal long RowsBetween(long position) => Math.Max(CheckpointEvery, Math.Min(position / 10, Most));
}
