using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Stories.Threads;

/// <summary>Something that happened in a story. Past tense; the journal keeps it under an explicit, versioned wire name.</summary>
/// <param name="At">The time of what it tells, from the article or the command; never from a clock.</param>
public abstract record StoryEvent(DateTimeOffset At);

/// <summary>The first article opened the story.</summary>
public sealed record StoryOpened(string Title, DateTimeOffset At) : StoryEvent(At);

/// <summary>An article came in.</summary>
/// <param name="Development">Id of the development inside the story that it tells.</param>
/// <param name="CopyOf">The article that it is a wire copy of; null for a text of its own.</param>
public sealed record ArticleAdded(ArticleRef Article, string Development, string? CopyOf, DateTimeOffset At) : StoryEvent(At);

/// <summary>A known article came with another text.</summary>
/// <param name="Cosmetic">True where neither a position nor a claim came or went.</param>
public sealed record ArticleRevised(ArticleRef Article, bool Cosmetic, DateTimeOffset At) : StoryEvent(At);

/// <summary>An outlet withdrew (killed, canceled) an article.</summary>
public sealed record ArticleWithdrawn(ArticleRef Article, DateTimeOffset At) : StoryEvent(At);

/// <summary>An article reports a position. Reported again it adds to the sources of the same ledger entry.</summary>
/// <param name="Line">The line of the ledger that it belongs to.</param>
/// <param name="Retold">True where it neither opens nor moves the entry: a repeat, background, or a late article about an earlier day.</param>
public sealed record PositionReported(Position Position, LedgerKey Line, ArticleRef Article, bool Retold, DateTimeOffset At) : StoryEvent(At);

/// <summary>A position moved: the alert.</summary>
public sealed record PositionShifted(Shift Shift, DateTimeOffset At) : StoryEvent(At);

/// <summary>Another independent source reports a shift that was told. Never an alert of its own.</summary>
/// <param name="Sources">Independent sources so far, this one included.</param>
public sealed record ShiftCorroborated(string ShiftId, ArticleRef Article, int Sources, int Severity, DateTimeOffset At) : StoryEvent(At)
{
    /// <summary>Why the severity rose, in words; null where it did not.</summary>
    public string? Why { get; init; }
}

/// <summary>A shift that was told does not hold any more: its article was withdrawn or revised, or an editor said so.</summary>
public sealed record ShiftCorrected(string ShiftId, string Reason, DateTimeOffset At) : StoryEvent(At)
{
    /// <summary>The editor who said so; null where an article did.</summary>
    public string? By { get; init; }
}

/// <summary>An editor says that a shift is true and no news. The ledger keeps it; the story takes it as a measure for its line from then on.</summary>
public sealed record ShiftDismissed(string ShiftId, string Reason, string By, DateTimeOffset At) : StoryEvent(At);

/// <summary>An editor says that two issues of the story are one: what is reported on the first goes to the lines of the second from then on.</summary>
public sealed record IssuesMerged(string Issue, string Into, string By, DateTimeOffset At) : StoryEvent(At);

/// <summary>An editor takes a merge of issues back: later reports on the first go to lines of its own again.</summary>
public sealed record IssueMergeUndone(string Issue, string Into, string By, DateTimeOffset At) : StoryEvent(At);

/// <summary>A claim that the story did not have.</summary>
public sealed record ClaimMade(Claim Claim, DateTimeOffset At) : StoryEvent(At);

/// <summary>Another article carries a known claim.</summary>
/// <param name="Sources">Independent sources so far, this one included.</param>
public sealed record ClaimCorroborated(string ClaimId, ArticleRef Article, int Sources, DateTimeOffset At) : StoryEvent(At);

/// <summary>The articles that carried a claim were withdrawn or no longer carry it.</summary>
public sealed record ClaimWithdrawn(string ClaimId, ArticleRef Article, string Reason, DateTimeOffset At) : StoryEvent(At);

/// <summary>Evidence has gathered that another story is the same one.</summary>
public sealed record MergeProposed(StoryId Other, string Evidence, DateTimeOffset At) : StoryEvent(At);

/// <summary>This story goes on in another one: later articles go there, this one's history stays.</summary>
/// <param name="By">The editor who said so.</param>
public sealed record StoryMerged(StoryId Into, string By, DateTimeOffset At) : StoryEvent(At);

/// <summary>A merge was taken back: later articles come here again.</summary>
public sealed record MergeUndone(StoryId Into, string By, DateTimeOffset At) : StoryEvent(At);

/// <summary>Evidence has gathered that some developments are a story of their own.</summary>
public sealed record SplitProposed(ValueList<string> Developments, string Evidence, DateTimeOffset At) : StoryEvent(At);

/// <summary>Some developments go on as a story of their own: their later articles go there.</summary>
public sealed record StorySplit(ValueList<string> Developments, StoryId Into, string By, DateTimeOffset At) : StoryEvent(At);

/// <summary>A split was taken back.</summary>
public sealed record SplitUndone(ValueList<string> Developments, StoryId Into, string By, DateTimeOffset At) : StoryEvent(At);
