using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Intake;

/// <summary>The durable inbox. Accepted means on disk.</summary>
public interface IInbox
{
    /// <summary>
    /// Takes articles, in order. On return every accepted one is on disk. One whose <see cref="ArticleFingerprint"/> is known under its id
    /// (in any of its revisions) is answered Known and not kept again; any other is kept as the next revision, whatever
    /// <see cref="Article.Revision"/> it came with.
    /// </summary>
    Task<IReadOnlyList<InboxReceipt>> AcceptAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="max"/> rows after a sequence, in order, settled ones included. A row that commits late is never skipped.</summary>
    Task<IReadOnlyList<InboxRow>> ReadAsync(long after, int max, CancellationToken cancellationToken);

    /// <summary>The newest revision of an article, or the one asked for; null where there is none.</summary>
    Task<Article?> FindAsync(string articleId, int? revision, CancellationToken cancellationToken);

    /// <summary>Where the article went before: the settlement, with a story, of its newest row before a sequence; null where there is none.</summary>
    Task<Settlement?> FindSettlementAsync(string articleId, long before, CancellationToken cancellationToken);

    /// <summary>
    /// Newest revisions (and only those) whose embargo ended after they were received and at or before <paramref name="now"/>, at most
    /// <paramref name="max"/>.
    /// </summary>
    Task<IReadOnlyList<Article>> EmbargoesEndedAsync(DateTimeOffset now, int max, CancellationToken cancellationToken);

    /// <summary>Rows in all and rows not yet settled.</summary>
    Task<InboxCounts> CountAsync(CancellationToken cancellationToken);

    /// <summary>Returns when there may be rows after the sequence: by signal, or after a short while by itself.</summary>
    Task WaitAsync(long after, CancellationToken cancellationToken);
}

/// <summary>The answer for one article.</summary>
/// <param name="Sequence">Of the row that holds it (for Known: of the row that held it before).</param>
public sealed record InboxReceipt(string ArticleId, int Revision, InboxVerdict Verdict, long Sequence);

public enum InboxVerdict
{
    Accepted,
    Revised,
    Known,
}

/// <summary>One revision of an article in the inbox.</summary>
/// <param name="Settled">Null until a thread (or the walk itself) has done with it.</param>
public sealed record InboxRow(long Sequence, Article Article, Settlement? Settled);

/// <summary>What became of an inbox row: where the router put it.</summary>
/// <param name="Story">The story; the default (null value) for a row that goes to none, such as a withheld article.</param>
public sealed record Settlement(long Sequence, StoryId Story, string Development, string? CopyOf, string SourceGroup)
{
    public bool HasStory => Story != default;

    /// <summary>Of a row that goes to no story.</summary>
    public static Settlement ToNoStory(long sequence) => new(sequence, default, "", null, "");
}

public sealed record InboxCounts(long Total, long Pending);
