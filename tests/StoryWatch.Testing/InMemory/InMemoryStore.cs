using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Testing.InMemory;

/// <summary>Inbox and journal in memory, one lock over both: what a store does, without a disk.</summary>
public sealed class InMemoryStore : IInbox, IJournal
{
    private readonly Lock _lock = new();
    private readonly List<JournalEntry> _entries = [];
    private readonly List<InboxRow> _rows = [];
    private readonly Dictionary<(string Article, ulong Fingerprint), InboxReceipt> _known = [];
    private TaskCompletionSource _changed = NewSignal();

    public long Epoch { get; init; } = 7;

    /// <summary>Asked before each append; may throw as a store that is away would.</summary>
    public Action<Append> BeforeAppend { get; set; } = _ => { };

    public Task<IReadOnlyList<InboxReceipt>> AcceptAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            IReadOnlyList<InboxReceipt> receipts = [.. articles.Select(Accept)];
            Signal();
            return Task.FromResult(receipts);
        }
    }

    Task<IReadOnlyList<InboxRow>> IInbox.ReadAsync(long after, int max, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<InboxRow>>([.. _rows.Where(row => row.Sequence > after).Take(max)]);
    }

    public Task<Article?> FindAsync(string articleId, int? revision, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_rows.LastOrDefault(row => row.Article.Id == articleId && (revision ?? row.Article.Revision) == row.Article.Revision)?.Article);
    }

    public Task<Settlement?> FindSettlementAsync(string articleId, long before, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_rows.LastOrDefault(row => row.Sequence < before && row.Article.Id == articleId && row.Settled is { HasStory: true })?.Settled);
    }

    public Task<IReadOnlyList<Article>> EmbargoesEndedAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Article>>([.. _rows
                .GroupBy(row => row.Article.Id, (_, revisions) => revisions.Last().Article)
                .Where(article => article.Embargo <= now && article.Embargo > article.Received)
                .Take(max)]);
        }
    }

    public Task<InboxCounts> CountAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(new InboxCounts(_rows.Count, _rows.Count(row => row.Settled is null)));
    }

    Task IInbox.WaitAsync(long after, CancellationToken cancellationToken) => WaitAsync(() => _rows.Count > after, cancellationToken);

    public Task<IReadOnlyList<StoryEvent>> LoadAsync(StoryId story, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<StoryEvent>>([.. _entries.Where(entry => entry.Story == story).Select(entry => entry.Event)]);
    }

    public Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        BeforeAppend(append);
        lock (_lock)
        {
            if (append.Settles is { } known && _rows[(int)known.Sequence - 1].Settled is not null)
                return Task.FromResult(AppendResult.AlreadySettled);
            if (append.Story != default && _entries.Count(entry => entry.Story == append.Story) != append.ExpectedVersion)
                return Task.FromResult(AppendResult.VersionConflict);
            foreach (var happened in append.Events)
            {
                _entries.Add(new JournalEntry(
                    new JournalPosition(Epoch, _entries.Count + 1), append.Story, _entries.Count(entry => entry.Story == append.Story) + 1, happened));
            }

            if (append.Settles is { } settles)
                _rows[(int)settles.Sequence - 1] = _rows[(int)settles.Sequence - 1] with { Settled = settles };
            Signal();
            return Task.FromResult(AppendResult.Appended);
        }
    }

    public Task<IReadOnlyList<JournalEntry>> ReadAsync(long after, int max, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<JournalEntry>>([.. _entries.Skip((int)after).Take(max)]);
    }

    public Task<IReadOnlyList<JournalEntry>> ReadStoryAsync(StoryId story, long after, int max, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<JournalEntry>>([.. _entries.Where(entry => entry.Story == story && entry.Position.Sequence > after).Take(max)]);
    }

    public Task<JournalPosition> HeadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(new JournalPosition(Epoch, _entries.Count));
    }

    public Task WaitAsync(long after, CancellationToken cancellationToken) => WaitAsync(() => _entries.Count > after, cancellationToken);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private InboxReceipt Accept(Article article)
    {
        var known = _known.GetValueOrDefault((article.Id, ArticleFingerprint.Of(article)));
        if (known is not null)
            return known with { Verdict = InboxVerdict.Known };
        var revision = _rows.Count(row => row.Article.Id == article.Id) + 1;
        _rows.Add(new InboxRow(_rows.Count + 1, article with { Revision = revision }, null));
        var receipt = new InboxReceipt(article.Id, revision, revision == 1 ? InboxVerdict.Accepted : InboxVerdict.Revised, _rows.Count);
        _known[(article.Id, ArticleFingerprint.Of(article))] = receipt;
        return receipt;
    }

    private void Signal()
    {
        var reached = _changed;
        _changed = NewSignal();
        reached.SetResult();
    }

    private async Task WaitAsync(Func<bool> there, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (there())
                    return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }
}
