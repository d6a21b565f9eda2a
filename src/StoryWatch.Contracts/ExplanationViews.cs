namespace StoryWatch.Contracts;

/// <summary>Why a shift was told and what became of it, from the journal.</summary>
/// <param name="Lines">The shift as a person reads it, each line under its label.</param>
/// <param name="Steps">What happened on its line of the ledger and to the shift, in order.</param>
public sealed record ExplanationView(ShiftView Shift, IReadOnlyList<ExplanationLine> Lines, IReadOnlyList<ExplanationStep> Steps);

public sealed record ExplanationLine(string Label, string Text);

/// <param name="Event">Wire name of the event.</param>
/// <param name="Article">Id of the article that made it; absent where an editor did.</param>
public sealed record ExplanationStep(DateTimeOffset At, string Event, string Text, string? Article, string? Outlet);

/// <summary>The claims of a story, newest last.</summary>
public sealed record ClaimList(IReadOnlyList<ClaimView> Claims);

/// <summary>What a speaker asserts, the same claim in many outlets being one.</summary>
/// <param name="State">"made" or "withdrawn".</param>
/// <param name="Sources">Independent sources that carry it.</param>
/// <param name="Start">UTF-16 offset of the quote in its article.</param>
public sealed record ClaimView(
    string Id, ActorView Speaker, string Text, string State, int Sources, DateTimeOffset At, string Article, string? Outlet, string? Url, int Start, int End);
