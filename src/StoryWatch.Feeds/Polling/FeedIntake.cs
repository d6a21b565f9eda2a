using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.Wire;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Feeds.Polling;

/// <summary>
/// Hands what is new or changed in a document to intake: which article each item is of, and what a wire's notices do to which. What has left the
/// document is left alone. Done again with the same document and memory it changes nothing.
/// </summary>
internal sealed class FeedIntake(IInbox inbox, ArticlePages pages)
{
    private const int Batch = 200;

    public async Task<FeedTaken> TakeAsync(
        Feed feed, FeedContent content, IReadOnlyDictionary<string, RememberedItem> remembered, DateTimeOffset now, bool refresh, CancellationToken cancellationToken)
    {
        var memory = new ItemMemory(remembered, now);
        var work = new DocumentIntake(inbox, pages.ForDocument(), feed, content.Title, memory, now);
        var overlaps = memory.IsEmpty || content.Entries.Count == 0;
        foreach (var entry in InOrder(content.Entries))
        {
            if (memory.Find(entry) is { } known)
            {
                overlaps = true;
                if (known.Mark == entry.Mark)
                {
                    if (refresh)
                        memory.Keep(known);
                    continue;
                }
            }

            await work.TakeAsync(entry, cancellationToken).ConfigureAwait(false);
            if (work.Waiting >= Batch)
                await work.AcceptAsync(cancellationToken).ConfigureAwait(false);
        }

        await work.AcceptAsync(cancellationToken).ConfigureAwait(false);
        return new FeedTaken(memory.Added, work.Came, work.Faults, work.Accepted, work.Revised, overlaps, memory.Owes);
    }

    /// <summary>The oldest first: a lead comes after its story. Feeds have the newest on top, and say when each was published.</summary>
    private static IEnumerable<FeedEntry> InOrder(IReadOnlyList<FeedEntry> entries)
    {
        var turned = entries.Reverse().ToList();
        return turned.TrueForAll(entry => TimeOf(entry) is not null) ? turned.OrderBy(TimeOf) : turned;
    }

    private static DateTimeOffset? TimeOf(FeedEntry entry) => entry.Updated ?? entry.Published ?? entry.Record?.At;
}

/// <summary>What was taken of a document; all of it is on disk.</summary>
/// <param name="Items">To remember.</param>
/// <param name="Came">When the articles came that were not known.</param>
/// <param name="Faults">Items that are no article, and why.</param>
/// <param name="Overlaps">One of its items was known before, or none could be.</param>
/// <param name="Owes">Pages of some of its items are still to be had: the document is to be read again although it has not changed.</param>
internal sealed record FeedTaken(
    IReadOnlyList<RememberedItem> Items, IReadOnlyList<DateTimeOffset> Came, IReadOnlyList<string> Faults, int Accepted, int Revised, bool Overlaps, bool Owes);

/// <summary>The items of one document on their way into the inbox.</summary>
internal sealed class DocumentIntake(IInbox inbox, ArticlePages pages, Feed feed, string? title, ItemMemory memory, DateTimeOffset now)
{
    private readonly List<(Article Article, FeedEntry Entry, RememberedItem? Before)> _waiting = [];
    private readonly List<DateTimeOffset> _came = [];
    private readonly List<string> _faults = [];
    private int _number;

    public int Waiting => _waiting.Count;

    public IReadOnlyList<DateTimeOffset> Came => _came;

    public IReadOnlyList<string> Faults => _faults;

    public int Accepted { get; private set; }

    public int Revised { get; private set; }

    /// <summary>Takes an item that is new or changed; it waits for the next <see cref="AcceptAsync"/>.</summary>
    public async Task TakeAsync(FeedEntry entry, CancellationToken cancellationToken)
    {
        _number++;
        var before = memory.Find(entry);
        var given = entry;
        var failures = before is null ? null : ItemMemory.FailuresOf(before, entry);
        var page = PageState.Done;
        if (feed.Settings.FetchArticles)
            (entry, page) = await pages.FillAsync(entry, cancellationToken).ConfigureAwait(false);
        var failed = (failures ?? 0) + (page is PageState.Failed ? 1 : 0);
        if (failures is not null && before is not null && entry.Content is null)
        {
            // As it was, and its page was not had this time either.
            Remember(given, before.Article, page, failed);
            return;
        }

        var line = EntryArticle.Of(_number, entry, feed.Scope, feed.Settings.Outlet, title, now);
        if (line.Fault is { } fault)
            _faults.Add($"item {_number} ({entry.ItemId ?? entry.Url ?? "without an id"}): {fault}");
        if (line.Article is not { } read)
            return;

        var notice = entry.Record is null ? WireNotice.Of(entry) : new WireNotice(WireNoticeKind.None, [], false, null);
        var target = before?.Article ?? entry.Replaces.Select(memory.ArticleOf).FirstOrDefault(found => found is not null)
            ?? (notice.Kind is WireNoticeKind.None ? null : memory.ArticleNamed(notice.Names));
        var article = Held(read, notice);
        if (notice.Kind is WireNoticeKind.Kill or WireNoticeKind.Withhold && article.Status is ArticleStatus.Usable)
            article = await NoticeAsync(article, target, notice, cancellationToken).ConfigureAwait(false);
        else if (target is not null)
            article = await VersionAsync(article, target, notice, entry, before is not null, cancellationToken).ConfigureAwait(false);
        else if (IsWordless(entry))
            return;

        // Null: the story is withdrawn already, by this very item where a crash came in between.
        if (article is not null)
            _waiting.Add((article, entry, before));
        Remember(given, article?.Id ?? target!, page, failed);
        if (notice.Kind is not (WireNoticeKind.Kill or WireNoticeKind.Withhold))
            memory.Name(notice.Names, article?.Id ?? target!);
    }

    private void Remember(FeedEntry given, string article, PageState page, int failed)
    {
        if (page is PageState.Done)
            memory.Add(given, article);
        else
            memory.AddOwing(given, article, failed);
    }

    /// <summary>Accepts what waits; on return it is on disk.</summary>
    public async Task AcceptAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0)
            return;
        var receipts = await inbox.AcceptAsync([.. _waiting.Select(waiting => waiting.Article)], cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < receipts.Count; i++)
            await CountAsync(_waiting[i].Article, _waiting[i].Entry, _waiting[i].Before, receipts[i], cancellationToken).ConfigureAwait(false);
        _waiting.Clear();
    }

    private async Task CountAsync(Article article, FeedEntry entry, RememberedItem? before, InboxReceipt receipt, CancellationToken cancellationToken)
    {
        if (receipt.Verdict is InboxVerdict.Known && before is not null)
            receipt = await ReturnAsync(article, entry, before, receipt, cancellationToken).ConfigureAwait(false);
        if (receipt.Verdict is InboxVerdict.Accepted)
        {
            // A date long past is one of a backlog: it came when it came, but not before the feed was last looked at.
            var at = article.Published ?? now;
            _came.Add(feed.State.LastSuccess is { } last && at < last ? last : at);
            Accepted++;
        }
        else if (receipt.Verdict is InboxVerdict.Revised)
        {
            Revised++;
        }
    }

    /// <summary>
    /// The item has a text again that it had before. Where its time has moved on that is the outlet's will and a revision; else a cache that serves
    /// an old copy.
    /// </summary>
    private async Task<InboxReceipt> ReturnAsync(
        Article article, FeedEntry entry, RememberedItem before, InboxReceipt receipt, CancellationToken cancellationToken)
    {
        if (await inbox.FindAsync(article.Id, null, cancellationToken).ConfigureAwait(false) is not { } newest || newest.Revision == receipt.Revision)
            return receipt;
        if (!(entry.Updated > before.Updated))
        {
            memory.Keep(before);
            return receipt;
        }

        // A stated revision that is the same however often this is done.
        var again = article with { Revision = (int)(entry.Updated.Value.ToUnixTimeSeconds() & int.MaxValue) };
        return (await inbox.AcceptAsync([again], cancellationToken).ConfigureAwait(false))[0];
    }

    private static Article Held(Article article, WireNotice notice) =>
        notice.HoldUntil is not { } until || article.Embargo is not null ? article
        : until == DateTimeOffset.MaxValue ? article with { Status = article.Status is ArticleStatus.Usable ? ArticleStatus.Withheld : article.Status }
        : article with { Embargo = until };

    /// <summary>An item that says that another one is not to be used: the other one as it was, withdrawn or held; null where it is so already.</summary>
    private async Task<Article?> NoticeAsync(Article article, string? target, WireNotice notice, CancellationToken cancellationToken)
    {
        var status = notice.Kind is WireNoticeKind.Kill ? ArticleStatus.Canceled : ArticleStatus.Withheld;
        if (target is not null && await FindAsync(target, cancellationToken).ConfigureAwait(false) is { } story)
            return story.Status == status ? null : story with { Status = status, Received = now };

        // Nobody shall read of it; but where the words alone say so it may be a story about a withdrawal.
        return notice.IsCertain ? article with { Status = status } : article;
    }

    /// <summary>An item that is a version of a known article; null where it says nothing new of it.</summary>
    private async Task<Article?> VersionAsync(
        Article article, string target, WireNotice notice, FeedEntry entry, bool isSameItem, CancellationToken cancellationToken)
    {
        var story = await FindAsync(target, cancellationToken).ConfigureAwait(false);

        // Often a withdrawal comes without the text that it withdraws.
        if (story is not null && article.Status is not ArticleStatus.Usable && entry.Content is null)
            return story.Status == article.Status ? null : story with { Status = article.Status, Embargo = article.Embargo, Received = now };

        // A note that something was wrong is not the story put right: it stands beside it.
        if (!isSameItem && notice.Kind is WireNoticeKind.Correction && story is not null && article.Text.Length < story.Text.Length * 2 / 5)
            return article;

        return article with { Id = target, Published = story?.Published ?? article.Published };
    }

    private async Task<Article?> FindAsync(string id, CancellationToken cancellationToken) =>
        _waiting.FindLast(waiting => waiting.Article.Id == id).Article ?? await inbox.FindAsync(id, null, cancellationToken).ConfigureAwait(false);

    // A picture without a caption, a planning item: valid, and nothing to read.
    private static bool IsWordless(FeedEntry entry) => entry is { Record: null, Title: null, Summary: null, Content: null };
}
