using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Stories.Threads;

/// <summary>Something a story is asked to do. Commands carry all that a decision needs, the time included.</summary>
public abstract record StoryCommand;

/// <summary>Takes in an article: a new one, a changed text of a known one, or a withdrawn one (<see cref="ArticleStatus.Canceled"/>).</summary>
/// <param name="Article">The article as the story keeps it.</param>
/// <param name="Status">Usable, or Canceled for one that its outlet withdrew.</param>
/// <param name="Development">Where the router put it.</param>
/// <param name="CopyOf">The article that it is a wire copy of, if any.</param>
/// <param name="Text">The article's text, for the quotes of claims.</param>
public sealed record TakeArticle(
    ArticleRef Article,
    ArticleStatus Status,
    string Development,
    string? CopyOf,
    string Text,
    ValueList<Attribution> Attributions,
    ValueList<Position> Positions) : StoryCommand;

/// <summary>An editor judges a shift.</summary>
public sealed record JudgeShift(string ShiftId, string Reason, string By, DateTimeOffset At) : StoryCommand
{
    public Verdict Verdict { get; init; } = Verdict.Wrong;
}

/// <summary>What an editor says of a shift.</summary>
public enum Verdict
{
    /// <summary>It is not so: it is taken back, and the ledger with it.</summary>
    Wrong,

    /// <summary>It is so, and not worth an alert.</summary>
    NotNews,
}

/// <summary>An editor says that two issues of the story are one.</summary>
public sealed record MergeIssues(string Issue, string Into, string By, DateTimeOffset At) : StoryCommand;

/// <summary>An editor takes a merge of issues back.</summary>
public sealed record UndoMergeIssues(string Issue, string By, DateTimeOffset At) : StoryCommand;

/// <summary>The router proposes a merge.</summary>
public sealed record ProposeMerge(StoryId Other, string Evidence, DateTimeOffset At) : StoryCommand;

/// <summary>An editor merges this story into another, by a proposal or by hand.</summary>
public sealed record MergeInto(StoryId Into, string By, DateTimeOffset At) : StoryCommand;

/// <summary>An editor takes a merge back.</summary>
public sealed record UndoMerge(string By, DateTimeOffset At) : StoryCommand;

/// <summary>The router proposes a split.</summary>
public sealed record ProposeSplit(ValueList<string> Developments, string Evidence, DateTimeOffset At) : StoryCommand;

/// <summary>An editor splits developments off, by a proposal or by hand.</summary>
public sealed record SplitOff(ValueList<string> Developments, StoryId Into, string By, DateTimeOffset At) : StoryCommand;

/// <summary>An editor takes a split back.</summary>
public sealed record UndoSplit(StoryId Into, string By, DateTimeOffset At) : StoryCommand;
