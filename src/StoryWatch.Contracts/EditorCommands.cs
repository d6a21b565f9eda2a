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

/// <summary>Says what an editor thinks of a shift, and why. The story obeys it from then on.</summary>
/// <param name="Verdict">"wrong" (the default: it is taken back) or "not-news" (it is so, and not worth an alert).</param>
public sealed record JudgeRequest(string Reason, string? By, string? Verdict = null);

/// <summary>Says that two issues of a story are one: reports on the first go to the lines of the second.</summary>
public sealed record MergeIssuesRequest(string Issue, string Into, string? By);

/// <summary>Takes a merge of issues back, for later reports.</summary>
public sealed record UndoMergeIssuesRequest(string Issue, string? By);

/// <summary>The story that a split opens.</summary>
public sealed record SplitReceipt(string Into);
