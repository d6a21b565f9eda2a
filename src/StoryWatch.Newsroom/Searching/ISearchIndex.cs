using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Searching;

/// <summary>Finds stories by their words. Made from the journal alone, and made anew from it where it is missing.</summary>
public interface ISearchIndex
{
    /// <summary>The last journal sequence that was taken in; 0 for an index that is empty.</summary>
    Task<long> PositionAsync(CancellationToken cancellationToken);

    /// <summary>Takes entries in journal order; drops those at or before the position. All or nothing.</summary>
    Task IndexAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken);

    /// <summary>Empties it: it is of a journal that is no more.</summary>
    Task ClearAsync(CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<SearchHit>> SearchAsync(SearchQuery query, CancellationToken cancellationToken);
}

/// <summary>What kind of thing was found.</summary>
public enum SearchKind
{
    Story,
    Article,
    Actor,
    Claim,
    Quote,
}

/// <summary>One thing in a story that can be found.</summary>
/// <param name="Key">Names it among those of its kind in the story.</param>
/// <param name="Text">What is searched and shown: a title, a name, a quote.</param>
public sealed record SearchEntry(SearchKind Kind, string Story, string Key, DateTimeOffset At, string Text)
{
    public string? Article { get; init; }

    public string? Outlet { get; init; }

    public string? Speaker { get; init; }

    /// <summary>The shift that the quote proves.</summary>
    public string? Shift { get; init; }
}

/// <param name="Number">Falls from hit to hit: where the next page begins.</param>
/// <param name="Title">The story's title.</param>
public sealed record SearchHit(long Number, string Title, SearchEntry Entry);
