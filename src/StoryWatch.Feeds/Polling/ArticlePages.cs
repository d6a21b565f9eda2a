using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.Text;

namespace StoryWatch.Feeds.Polling;

/// <summary>Fills items that have a summary only with the text of their page. An item stays as it is while its page cannot be had.</summary>
internal sealed class ArticlePages(FeedFetch fetch, HostGates gates)
{
    private const int MostOfADocument = 20;

    // An article's page is not longer; what is would cost more to read than it gives.
    private const int LongestPage = 4 * 1024 * 1024;

    private int _fetched;

    /// <summary>For one document.</summary>
    public ArticlePages ForDocument() => new(fetch, gates);

    /// <summary>The item with what its page gives, and whether the page is still to be had.</summary>
    public async Task<(FeedEntry Entry, PageState Page)> FillAsync(FeedEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Content is not null || !Uri.TryCreate(entry.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return (entry, PageState.Done);
        if (_fetched >= MostOfADocument)
            return (entry, PageState.Waits);

        using var gate = await gates.EnterAsync(address.Host, cancellationToken).ConfigureAwait(false);
        if (gates.IsClosed(address.Host))
            return (entry, PageState.Waits);
        _fetched++;
        var answer = await fetch.GetAsync(address, null, null, cancellationToken).ConfigureAwait(false);
        if (answer is NotFetched { Fault: FetchFault.TooOften, RetryAt: { } until })
            gates.Close(address.Host, until);
        if (answer is NotFetched { Fault: not (FetchFault.Gone or FetchFault.TooLarge) })
            return (entry, PageState.Failed);
        if (answer is not Fetched page || page.Bytes.Length > LongestPage || page.MediaType is not ("text/html" or "application/xhtml+xml"))
            return (entry, PageState.Done);
        var text = ArticlePage.TextOf(Charset.Decode(page.Bytes, page.Charset));
        return (text is not null && text.Length > (entry.Summary?.Plain()?.Length ?? 0) ? entry with { Content = FeedText.Of(text) } : entry, PageState.Done);
    }
}

/// <summary>What became of an item's page.</summary>
internal enum PageState
{
    /// <summary>Read, or there is none to read.</summary>
    Done,

    /// <summary>Its turn has not come: a document has only so many, and a host may ask to be left alone.</summary>
    Waits,

    /// <summary>Asked for and not had.</summary>
    Failed,
}
