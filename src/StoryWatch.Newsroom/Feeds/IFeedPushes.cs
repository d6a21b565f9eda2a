namespace StoryWatch.Newsroom.Feeds;

/// <summary>What WebSub hubs send (W3C WebSub, 5.3 and 7): questions whether a subscription is wanted, and new content.</summary>
public interface IFeedPushes
{
    /// <summary>A hub asks whether this server wants the subscription; true where it does, and for how long is kept.</summary>
    /// <param name="key">The part of the callback's address that only the hub was told.</param>
    /// <param name="mode">"subscribe", "unsubscribe" or "denied".</param>
    Task<bool> VerifyAsync(string feed, string key, string mode, string? topic, TimeSpan? lease, CancellationToken cancellationToken);

    /// <summary>Whether the callback is a feed's, before anything of a body is read.</summary>
    Task<bool> KnowsAsync(string feed, string key, CancellationToken cancellationToken);

    /// <summary>Takes pushed content; returned when its articles are on disk. Content that is not signed as it must be is passed over without a word.</summary>
    /// <param name="signature">The header <c>X-Hub-Signature</c>.</param>
    /// <returns>False where the callback is nobody's.</returns>
    Task<bool> ReceiveAsync(string feed, string key, ReadOnlyMemory<byte> body, string? signature, string? charset, CancellationToken cancellationToken);
}
