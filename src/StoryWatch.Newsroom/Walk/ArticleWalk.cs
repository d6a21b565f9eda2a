using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Walk;

/// <summary>
/// The one worker that walks inbox rows through analysis and routing to the stories' threads, in inbox order. It keeps no state of its own:
/// wherever it is stopped, another run goes on from the router's checkpoint and the rows' settlements to the same story events.
/// </summary>
public sealed class ArticleWalk : IDisposable
{
    private readonly IInbox _inbox;
    private readonly IStoryRouter _router;
    private readonly WalkOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly ArticleReading _reading;
    private readonly Placing _placing;
    private readonly Settling _settling;
    private readonly SettledMark _mark = new();

    public ArticleWalk(WalkPorts ports, IAnalyses analyses, WalkOptions options, TimeProvider clock, ILogger<ArticleWalk> log)
    {
        (_inbox, _router, _options, _clock, _log) = (ports.Inbox, ports.Router, options, clock, log);
        _reading = new ArticleReading(analyses, log);
        _placing = new Placing(ports.Inbox, ports.Router);
        _settling = new Settling(ports.Threads, ports.Journal, _placing, _mark, options.MostUnderWay, clock, log);
    }

    /// <summary>Every row up to this one is settled.</summary>
    public long SettledThrough => _mark.Through;

    /// <summary>Completes when every row up to the sequence is settled.</summary>
    public Task WhenSettledAsync(long sequence, CancellationToken cancellationToken) => _mark.WaitAsync(sequence, cancellationToken);

    /// <summary>Walks until canceled; then takes no more rows, lets those under way end, and returns.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var retry = new RetryDelay(_clock);
        while (!cancellationToken.IsCancellationRequested)
        {
            using var aborted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            try
            {
                await WalkAsync(retry, aborted.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (aborted.IsCancellationRequested)
            {
            }
            catch (RouterMovedException)
            {
                _log.LogInformation("The router opened anew: the walk goes on from its checkpoint.");
            }
            catch (Exception fault)
            {
                _log.LogError(fault, "The walk stopped and tries again.");
                await retry.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await aborted.CancelAsync().ConfigureAwait(false);
            await _settling.DrainAsync().ConfigureAwait(false);
        }
    }

    public void Dispose() => _settling.Dispose();

    private async Task WalkAsync(RetryDelay retry, CancellationToken cancellationToken)
    {
        var position = await _router.OpenAsync(cancellationToken).ConfigureAwait(false);
        _mark.Reset(position);
        _placing.Reset(position);
        var rows = RowsAsync(position, cancellationToken);
        await foreach (var batch in OrderedParallel
            .BatchesAsync(rows, row => _reading.ReadAsync(row, cancellationToken), _options.Readers, _options.RowsPerRoute, cancellationToken).ConfigureAwait(false))
        {
            foreach (var part in Split(batch))
            {
                var places = await _placing.PlaceAsync(part, _mark.Through, cancellationToken).ConfigureAwait(false);
                foreach (var placed in places)
                    await _settling.StartAsync(placed, cancellationToken).ConfigureAwait(false);
                _mark.Pass(part[^1].Row.Sequence);
            }

            retry.Reset();
        }
    }

    private async IAsyncEnumerable<InboxRow> RowsAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var rows = await _inbox.ReadAsync(after, _options.RowsPerRead, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                yield return row;
                after = row.Sequence;
            }

            if (rows.Count == 0)
                await _inbox.WaitAsync(after, cancellationToken).ConfigureAwait(false);
        }
    }

    // A revision goes where its article is: an earlier row of the same batch has to be placed before. And a router may be a process away.
    private IEnumerable<List<ReadRow>> Split(IReadOnlyList<ReadRow> batch)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var part = new List<ReadRow>(batch.Count);
        var text = 0L;
        foreach (var row in batch)
        {
            if (part.Count > 0 && (seen.Contains(row.Article.Id) || text + row.Article.Text.Length > _options.TextPerRoute))
            {
                yield return part;
                (part, text) = ([], 0);
                seen.Clear();
            }

            seen.Add(row.Article.Id);
            part.Add(row);
            text += row.Article.Text.Length;
        }

        yield return part;
    }
}

/// <summary>What the walk goes through.</summary>
public sealed record WalkPorts(IInbox Inbox, Journal.IJournal Journal, IStoryRouter Router, Threads.IStoryThreads Threads);
