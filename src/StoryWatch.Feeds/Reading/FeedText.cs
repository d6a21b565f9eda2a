using StoryWatch.Feeds.Text;
using StoryWatch.Stories;

namespace StoryWatch.Feeds.Reading;

/// <summary>Text as a feed gives it. It becomes plain text only where it is asked for: most items of most polls are known.</summary>
internal sealed record FeedText(string Raw, bool IsMarkup)
{
    /// <summary>As a reader sees it; null where there is nothing to see.</summary>
    public string? Plain() => (IsMarkup ? PlainText.Of(Raw) : PlainText.Tidy(Raw)) is { Length: > 0 } text ? text : null;

    public static FeedText? Markup(string? raw) => string.IsNullOrWhiteSpace(raw) ? null : new(raw, true);

    public static FeedText? Of(string? raw) => string.IsNullOrWhiteSpace(raw) ? null : new(raw, false);

    public ulong Mark(ulong seed) => StableHash.Of(seed, Raw);
}
