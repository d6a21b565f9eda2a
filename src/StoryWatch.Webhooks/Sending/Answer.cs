namespace StoryWatch.Webhooks.Sending;

/// <summary>What an endpoint did with a message.</summary>
/// <param name="Status">HTTP status; null where no answer came.</param>
/// <param name="Error">Why it is no success, in words; null for one.</param>
/// <param name="Excerpt">The start of the answer to a failure.</param>
/// <param name="RetryAfter">As the endpoint asks.</param>
internal sealed record Answer(int? Status, string? Error, string? Excerpt, TimeSpan? RetryAfter, TimeSpan Took)
{
    /// <summary>Only 2xx; a redirect is none.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The endpoint is no more.</summary>
    public bool IsGone => Status == 410;

    /// <summary>The endpoint, or what stands before it, has too much to do.</summary>
    public bool AsksForLess => !IsSuccess && (Status is 429 or 502 or 504 || RetryAfter is not null);
}
