namespace StoryWatch.Contracts;

/// <summary>Merges a story into another: later articles go there.</summary>
/// <param name="By">The editor who says so.</param>
public sealed record MergeRequest(string Into, string? By);

/// <summary>Splits developments off into a story of their own.</summary>
public sealed record SplitRequest(IReadOnlyList<string> Developments, string? By);

/// <summary>Takes a split back.</summary>
/// <param name="Into">The story that was split off.</param>
public sealed record UndoSplitRequest(string Into, string? By);

/// <summary>Takes a merge back.</summary>
public sealed record UndoMergeRequest(string? By);

/// <summary>Says that a shift is wrong, and why.</summary>
public sealed record JudgeRequest(string Reason, string? By);

/// <summary>The story that a split opens.</summary>
public sealed record SplitReceipt(string Into);
