using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Telemetry;
using StoryWatch.Storage.Sql;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Storage.Intake;

/// <summary>The inbox as a table. A group of callers shares one commit, and each is answered when it is on disk.</summary>
internal sealed class SqlInbox(Database database) : IInbox
{
    private const string Select =
        """
        select i.sequence, i.revision, a.article, i.settled, i.story, i.development, i.copy_of as CopyOf, i.source_group as SourceGroup
        from inbox i join inbox_article a on a.sequence = i.sequence
        """;

    public async Task<IReadOnlyList<InboxReceipt>> AcceptAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        // Packed by the caller, not by the one writer.
        var arrivals = articles.Select(article => new Arrival(article, unchecked((long)ArticleFingerprint.Of(article)), PackedArticle.Pack(article))).ToArray();
        IReadOnlyList<InboxReceipt> receipts;
        using (StoryWatchTelemetry.Start("intake"))
            receipts = await database.WriteAsync(Lane.Inbox, session => AcceptAsync(session, arrivals), cancellationToken).ConfigureAwait(false);
        foreach (var receipt in receipts)
            StoryWatchTelemetry.Received(receipt.Verdict);
        return receipts;
    }

    public async Task<IReadOnlyList<InboxRow>> ReadAsync(long after, int max, CancellationToken cancellationToken) =>
    [
        .. (await QueryAsync("where i.sequence > @after order by i.sequence limit @max", new { after, max }, cancellationToken).ConfigureAwait(false))
            .Select(row => row.ToInboxRow()),
    ];

    public async Task<Article?> FindAsync(string articleId, int? revision, CancellationToken cancellationToken) =>
        (await QueryAsync(
            "where i.id = @articleId and i.revision = coalesce(@revision, (select max(revision) from inbox where id = @articleId))",
            new { articleId, revision = (long?)revision }, cancellationToken).ConfigureAwait(false)).SingleOrDefault()?.ToInboxRow().Article;

    public async Task<Settlement?> FindSettlementAsync(string articleId, long before, CancellationToken cancellationToken) =>
        (await QueryAsync(
            "where i.id = @articleId and i.sequence < @before and i.story is not null order by i.sequence desc limit 1",
            new { articleId, before }, cancellationToken).ConfigureAwait(false)).SingleOrDefault()?.ToSettlement();

    public async Task<IReadOnlyList<Article>> EmbargoesEndedAsync(DateTimeOffset now, int max, CancellationToken cancellationToken) =>
    [
        .. (await QueryAsync(
            """
            where i.embargo <= @now and not exists (select 1 from inbox newer where newer.id = i.id and newer.revision > i.revision)
            order by i.embargo, i.sequence limit @max
            """,
            new { now = now.UtcTicks, max }, cancellationToken).ConfigureAwait(false)).Select(row => row.ToInboxRow().Article),
    ];

    /// <remarks>Sequences have no gaps, so the last one is the count.</remarks>
    public async Task<InboxCounts> CountAsync(CancellationToken cancellationToken) =>
        (await database.SingleOrDefaultAsync<InboxCounts>(
            "select (select coalesce(max(sequence), 0) from inbox) as Total, (select count(*) from inbox where settled = 0) as Pending",
            null, cancellationToken).ConfigureAwait(false))!;

    public Task WaitAsync(long after, CancellationToken cancellationToken) => database.WaitForInboxAsync(after, cancellationToken);

    private Task<IReadOnlyList<Row>> QueryAsync(string rest, object arguments, CancellationToken cancellationToken) =>
        database.QueryAsync<Row>($"{Select}\n{rest}", arguments, cancellationToken);

    private static async Task<IReadOnlyList<InboxReceipt>> AcceptAsync(WriteSession session, Arrival[] arrivals)
    {
        var receipts = new InboxReceipt[arrivals.Length];
        for (var i = 0; i < receipts.Length; i++)
            receipts[i] = await AcceptAsync(session, arrivals[i]).ConfigureAwait(false);
        return receipts;
    }

    private static async Task<InboxReceipt> AcceptAsync(WriteSession session, Arrival arrival)
    {
        var article = arrival.Article;
        var known = await session.QueryAsync<KnownRow>(
            "select sequence, revision, fingerprint from inbox where id = @Id order by revision desc", new { article.Id }).ConfigureAwait(false);
        if (known.FirstOrDefault(row => row.Fingerprint == arrival.Fingerprint) is { } same)
            return new InboxReceipt(article.Id, (int)same.Revision, InboxVerdict.Known, same.Sequence);

        var sequence = await session.NextSequenceAsync("inbox").ConfigureAwait(false);
        var revision = known.Count == 0 ? 1 : known[0].Revision + 1;
        await session.ExecuteAsync(
            """
            insert into inbox (sequence, id, revision, fingerprint, embargo) values (@sequence, @Id, @revision, @Fingerprint, @Embargo);
            insert into inbox_article (sequence, article) values (@sequence, @Packed);
            """,
            new { sequence, article.Id, revision, arrival.Fingerprint, arrival.Embargo, arrival.Packed }).ConfigureAwait(false);
        return new InboxReceipt(article.Id, (int)revision, known.Count == 0 ? InboxVerdict.Accepted : InboxVerdict.Revised, sequence);
    }

    private sealed record Arrival(Article Article, long Fingerprint, byte[] Packed)
    {
        /// <summary>One that was over when the article came is nothing to wait for.</summary>
        public long? Embargo => Article.Embargo > Article.Received ? Article.Embargo?.UtcTicks : null;
    }

    private sealed record KnownRow(long Sequence, long Revision, long Fingerprint);

    private sealed record Row(
        long Sequence, long Revision, byte[] Article, long Settled, string? Story, string? Development, string? CopyOf, string? SourceGroup)
    {
        public InboxRow ToInboxRow() => new(Sequence, PackedArticle.Unpack(Article, (int)Revision), Settled == 0 ? null : ToSettlement());

        public Settlement ToSettlement() =>
            Story is null ? Settlement.ToNoStory(Sequence) : new Settlement(Sequence, new StoryId(Story), Development ?? "", CopyOf, SourceGroup ?? "");
    }
}
