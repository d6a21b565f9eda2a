using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Replay;

/// <summary>Puts the articles of an archive into the inbox, as fast as it goes or at a pace. Fed again it changes nothing.</summary>
/// <param name="notGiven">The time that stands in for a received time which a record does not give.</param>
public sealed class ArchiveFeeding(IInbox inbox, ReplayPace pace, DateTimeOffset notGiven, TimeProvider clock)
{
    private const int Batch = 128;

    private readonly ArchiveDating _dating = new(notGiven);

    /// <summary>Articles fed so far.</summary>
    public int Fed { get; private set; }

    /// <summary>The inbox sequence of the last of them.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Feeds all that the lines hold.</summary>
    /// <param name="faulty">Told of each line that is no article.</param>
    public async Task FeedAsync(IAsyncEnumerable<ArticleLine> lines, Action<ArticleLine> faulty, CancellationToken cancellationToken)
    {
        var batch = new List<Article>();
        await foreach (var line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (line.Article is null)
            {
                faulty(line);
                continue;
            }

            var article = _dating.Date(line.Article);
            var delay = pace.Before(article.At);
            if (batch.Count == Batch || (delay > TimeSpan.Zero && batch.Count > 0))
                await AcceptAsync(batch, cancellationToken).ConfigureAwait(false);
            if (delay > TimeSpan.Zero)
                await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
            batch.Add(article);
        }

        if (batch.Count > 0)
            await AcceptAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private async Task AcceptAsync(List<Article> batch, CancellationToken cancellationToken)
    {
        var receipts = await inbox.AcceptAsync(batch, cancellationToken).ConfigureAwait(false);
        Fed += batch.Count;
        LastSequence = Math.Max(LastSequence, receipts.Max(receipt => receipt.Sequence));
        batch.Clear();
    }
}
