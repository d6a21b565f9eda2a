namespace StoryWatch.Feeds.Polling;

/// <summary>What came of one request.</summary>
internal abstract record FetchResult;

/// <summary>The server says that nothing has changed (304).</summary>
/// <param name="ETag">A newer validator, where it gave one with that.</param>
internal sealed record NotModified(string? ETag, string? LastModified) : FetchResult;

/// <summary>A document.</summary>
/// <param name="Address">Where it came from in the end.</param>
/// <param name="Moved">Where it is to be fetched from now on; null where it has not moved for good.</param>
internal sealed record Fetched(byte[] Bytes, Uri Address, Uri? Moved) : FetchResult
{
    /// <summary>What relative addresses in it are relative to.</summary>
    public Uri Base { get; init; } = Address;

    public string? Charset { get; init; }

    public string? MediaType { get; init; }

    /// <summary>Verbatim.</summary>
    public string? ETag { get; init; }

    /// <summary>Verbatim.</summary>
    public string? LastModified { get; init; }

    /// <summary>How long the server says that the document stays fresh.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Of the Link header, by rel.</summary>
    public IReadOnlyList<(string Rel, string Href)> Links { get; init; } = [];
}

/// <summary>No document came.</summary>
/// <param name="Reason">In words for an editor.</param>
internal sealed record NotFetched(FetchFault Fault, string Reason) : FetchResult
{
    /// <summary>When the server wants to be asked again; null where it does not say.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}

internal enum FetchFault
{
    /// <summary>Not reached, timed out, broken off, or an error of the server.</summary>
    Away,

    /// <summary>It was reached and refuses: 4xx, an address that is not allowed, a redirect that leads nowhere.</summary>
    Refused,

    /// <summary>More than we take.</summary>
    TooLarge,

    /// <summary>429, or 503 with a time to wait.</summary>
    TooOften,

    /// <summary>410.</summary>
    Gone,
}
