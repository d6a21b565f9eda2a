namespace StoryWatch.Contracts;

/// <summary>A story in a list.</summary>
/// <param name="LastSequence">Sequence of the story's newest event.</param>
public sealed record StorySummary(
    string Id,
    string Title,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastArticleAt,
    DateTimeOffset? LastShiftAt,
    int Articles,
    int Sources,
    int Shifts,
    long LastSequence,
    string? MergedInto,
    ShiftView? LastShift)
{
    /// <summary>What editors have marked it with; absent where nothing.</summary>
    public StoryMark? Mark { get; init; }
}

/// <summary>A story with what is in it.</summary>
public sealed record StoryDetail(StorySummary Summary, IReadOnlyList<ArticleView> Articles, IReadOnlyList<ShiftView> Shifts, IReadOnlyList<ProposalView> Proposals);

/// <summary>An article in its story.</summary>
/// <param name="CopyOf">Id of the article that it is a wire copy of.</param>
/// <param name="State">"usable", "revised" or "withdrawn".</param>
public sealed record ArticleView(string Id, int Revision, string? Outlet, string? Title, string? Url, DateTimeOffset At, string Development, string? CopyOf, string State);

/// <summary>A shift as an editor sees it: before and after side by side.</summary>
/// <param name="Kind">first, changed, hardened, softened, retracted, contradicted, act, new-claim, denied, corrected, withdrawn.</param>
/// <param name="Corrected">The reason, where the shift was taken back.</param>
public sealed record ShiftView(
    string Id,
    long Sequence,
    string Story,
    DateTimeOffset At,
    string Kind,
    ActorView Actor,
    ActorView? Counterpart,
    string Issue,
    string? From,
    string To,
    string Event,
    int Severity,
    double Confidence,
    int Sources,
    string Why,
    StatementView After,
    StatementView? Before,
    string? Corrected)
{
    /// <summary>An editor's reason why it is no news; null where none said so.</summary>
    public string? Dismissed { get; init; }

    /// <summary>Id of the shift or claim that this one denies, contradicts, corrects or withdraws.</summary>
    public string? Answers { get; init; }
}

public sealed record ActorView(string Name, string? Country, string? Sector);

/// <summary>A quote where it stands.</summary>
public sealed record StatementView(string Article, string? Outlet, string? Title, string? Url, DateTimeOffset At, string Quote, int Start, int End, string? Speaker);

/// <summary>A merge or split that waits for an editor, or that one has decided.</summary>
/// <param name="Kind">"merge" or "split".</param>
/// <param name="State">"proposed", "done" or "undone".</param>
public sealed record ProposalView(string Kind, string Other, IReadOnlyList<string> Developments, string Evidence, string State, DateTimeOffset At);
