using System.Collections.Immutable;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Stories.Threads;

/// <summary>One long-running story as a fold of its events. Decisions are pure functions of (state, command).</summary>
public sealed record StoryThread
{
    public static readonly StoryThread Initial = new();

    /// <summary>Number of events folded in: the version that the next append expects.</summary>
    public int Version { get; init; }

    public string Title { get; init; } = "";

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The articles by id, each in its newest revision.</summary>
    public ImmutableDictionary<string, KeptArticle> Articles { get; init; } = ImmutableDictionary<string, KeptArticle>.Empty;

    /// <summary>The position ledger.</summary>
    public ImmutableDictionary<LedgerKey, LedgerEntry> Ledger { get; init; } = ImmutableDictionary<LedgerKey, LedgerEntry>.Empty;

    /// <summary>The lines of the ledger by party, issue and track, whoever they are towards.</summary>
    public ImmutableDictionary<LedgerKey, ImmutableList<LedgerKey>> Lines { get; init; } = ImmutableDictionary<LedgerKey, ImmutableList<LedgerKey>>.Empty;

    /// <summary>Issues that an editor made one with another.</summary>
    public ImmutableDictionary<string, string> MergedIssues { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How often editors said of a line's shifts that they are no news.</summary>
    public ImmutableDictionary<LedgerKey, int> Dismissals { get; init; } = ImmutableDictionary<LedgerKey, int>.Empty;

    /// <summary>Readings that editors said are wrong, by line.</summary>
    public ImmutableDictionary<LedgerKey, ImmutableList<Statement>> Misreadings { get; init; } = ImmutableDictionary<LedgerKey, ImmutableList<Statement>>.Empty;

    /// <summary>The shifts that were told, by id.</summary>
    public ImmutableDictionary<string, ToldShift> Shifts { get; init; } = ImmutableDictionary<string, ToldShift>.Empty;

    /// <summary>The claims by party, oldest first.</summary>
    public ImmutableDictionary<string, ImmutableList<KeptClaim>> Claims { get; init; } = ImmutableDictionary<string, ImmutableList<KeptClaim>>.Empty;

    /// <summary>The story that this one was merged into; null while it stands alone.</summary>
    public StoryId? MergedInto { get; init; }

    /// <summary>Stories that a merge was proposed with.</summary>
    public ImmutableHashSet<StoryId> MergeProposals { get; init; } = [];

    /// <summary>Developments that a split was proposed for.</summary>
    public ImmutableList<ValueList<string>> SplitProposals { get; init; } = [];

    /// <summary>Developments that were split off, by the story that they went to.</summary>
    public ImmutableDictionary<StoryId, ValueList<string>> Splits { get; init; } = ImmutableDictionary<StoryId, ValueList<string>>.Empty;

    /// <summary>What editors have marked the story with.</summary>
    public StoryMarks Marks { get; init; } = StoryMarks.None;

    /// <summary>The events that the command makes of this state; empty where it changes nothing. A command that comes late or twice is no error.</summary>
    public static IReadOnlyList<StoryEvent> Decide(StoryThread state, StoryCommand command) => StoryDecisions.Decide(state, command);

    /// <summary>The state after an event.</summary>
    public StoryThread Evolve(StoryEvent happened) => StoryEvolution.Evolve(this, happened) with { Version = Version + 1 };

    public StoryThread Evolve(IEnumerable<StoryEvent> happened) => happened.Aggregate(this, (state, next) => state.Evolve(next));
}

/// <summary>An article that the story has.</summary>
public sealed record KeptArticle(ArticleRef Article, bool Withdrawn);

/// <summary>A shift that was told, and by whom since.</summary>
/// <param name="Sources">Independent sources (source groups) that report it.</param>
/// <param name="Corrected">The reason, where it was taken back.</param>
public sealed record ToldShift(Shift Shift, ImmutableHashSet<string> Sources, int Severity, string? Corrected)
{
    /// <summary>True where another shift denies, contradicts, corrects or withdraws it.</summary>
    public bool Answered { get; init; }

    /// <summary>True where an editor said that it is no news.</summary>
    public bool Dismissed { get; init; }
}

/// <summary>A claim with its wording and the independent sources that carry it.</summary>
public sealed record KeptClaim(Claim Claim, Wording Wording, ImmutableHashSet<string> Sources, bool Withdrawn);
