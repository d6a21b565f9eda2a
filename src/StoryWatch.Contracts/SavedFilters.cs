namespace StoryWatch.Contracts;

/// <summary>A filter of the board that all editors share.</summary>
/// <param name="Query">What the page's address has after the question mark.</param>
/// <param name="By">Who saved it last.</param>
public sealed record SavedFilterView(string Name, string Query, string By, DateTimeOffset At);

/// <summary>Keeps a filter under a name; one of the same name is replaced.</summary>
/// <param name="Name">At most 40 characters.</param>
/// <param name="Query">At most 1,000 characters.</param>
public sealed record SaveFilterRequest(string? Name, string? Query, string? By);
