using System.Text.Json;
using System.Text.Unicode;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Web.Articles;

/// <summary>Takes the articles of a batch in order; what cannot be read is told and does not stop the rest.</summary>
internal sealed class ArticleBatch(IInbox inbox, TimeProvider clock)
{
    // One commit to disk each: large enough to be cheap, small enough not to hold up single articles.
    private const int Chunk = 200;

    /// <summary>Articles in one batch, those at fault included: each has its line in the answer.</summary>
    public const int Most = 10_000;

    /// <summary>JSON Lines, or a JSON array where the first byte is a bracket. Null where it holds more than <see cref="Most"/>; nothing was taken.</summary>
    /// <exception cref="JsonException">The body is an array that is not JSON; nothing was taken.</exception>
    public async Task<BatchReceipt?> TakeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var lines = new List<ArticleLine>();
        await foreach (var line in LinesOf(body, cancellationToken).ConfigureAwait(false))
        {
            if (lines.Count == Most)
                return null;
            lines.Add(line);
        }

        var items = new List<BatchItem>(lines.Count);
        foreach (var chunk in lines.Chunk(Chunk))
            await TakeAsync(chunk, items, cancellationToken).ConfigureAwait(false);
        int Count(string verdict) => items.Count(item => item.Verdict == verdict);
        return new(Count("accepted"), Count("revised"), Count("known"), Count("rejected"), items);
    }

    private IAsyncEnumerable<ArticleLine> LinesOf(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var trimmed = body.TrimStart(" \t\r\n"u8);
        return trimmed.Span.StartsWith("["u8)
            ? Elements(trimmed).ToAsyncEnumerable()
            : ArticleLines.ReadAsync(new MemoryStream(body.ToArray(), writable: false), clock, cancellationToken);
    }

    private IEnumerable<ArticleLine> Elements(ReadOnlyMemory<byte> array)
    {
        if (!Utf8.IsValid(array.Span))
            throw new JsonException("The array holds bytes that are not UTF-8.");
        using var document = JsonDocument.Parse(array);
        var number = 0;
        foreach (var element in document.RootElement.EnumerateArray())
            yield return ArticleRecord.Read(++number, element, clock.GetUtcNow());
    }

    private async Task TakeAsync(ArticleLine[] waiting, List<BatchItem> items, CancellationToken cancellationToken)
    {
        var articles = waiting.Where(line => line.Article is not null).Select(line => line.Article!).ToList();
        var receipts = articles.Count == 0 ? [] : await inbox.AcceptAsync(articles, cancellationToken).ConfigureAwait(false);

        var next = 0;
        foreach (var line in waiting)
            items.Add(line.Article is null ? Rejected(line) : Taken(line, receipts[next++]));
    }

    private static BatchItem Taken(ArticleLine line, InboxReceipt receipt) =>
        new(line.Number, receipt.Verdict.Word(), receipt.ArticleId, receipt.Revision, receipt.Sequence, null, null);

    private static BatchItem Rejected(ArticleLine line) => new(line.Number, "rejected", null, null, null, line.Fault!.Field, line.Fault.Reason);
}
