namespace StoryWatch.Contracts;

/// <summary>What was found, newest first.</summary>
/// <param name="Next">What to give as <c>before</c> for the next page; absent on the last one.</param>
public sealed record SearchPage(IReadOnlyList<SearchHitView> Hits, long? Next);

/// <summary>One thing that was found in a story.</summary>
/// <param name="Kind">"story", "article", "actor", "claim" or "quote".</param>
/// <param name="Title">The story's title.</param>
/// <param name="Text">What was found: a title, a name, a quote. Plain text.</param>
/// <param name="Marks">Where the query stands in it.</param>
/// <param name="Shift">The shift that the quote proves.</param>
/// <param name="Claim">The claim.</param>
public sealed record SearchHitView(
    string Kind,
    string Story,
    string Title,
    DateTimeOffset At,
    string Text,
    IReadOnlyList<MarkView> Marks,
    string? Article,
    string? Outlet,
    string? Speaker,
    string? Shift,
    string? Claim);

/// <summary>A piece of a text; UTF-16 offsets.</summary>
public sealed record MarkView(int Start, int End);
