namespace StoryWatch.Feeds.Polling;

/// <summary>What a poll came to, as far as the next one depends on it.</summary>
internal abstract record PollOutcome;

/// <summary>A document was read.</summary>
/// <param name="Window">Items that it holds.</param>
/// <param name="Overlaps">One of them was known: nothing has scrolled off unseen since the last poll.</param>
internal sealed record PollRead(string Format, string? Title, int Window, bool Overlaps, Fetched Document, string BodyHash) : PollOutcome;

/// <summary>It is the document that was read last.</summary>
/// <param name="ETag">Validators to keep from now on.</param>
internal sealed record PollUnchanged(string? ETag, string? LastModified) : PollOutcome;

internal sealed record PollFailed(FetchFault Fault, string Reason, DateTimeOffset? RetryAt) : PollOutcome;
