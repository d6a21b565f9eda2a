using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>A change worth an alert, with the quotes that prove it.</summary>
/// <param name="Id">Derives from story, article and ledger key: the same in every replay.</param>
/// <param name="Line">The line of the position ledger that moved.</param>
/// <param name="From">The stance before; null for the first reported one.</param>
/// <param name="Before">The statement that the stance before rests on; null with <paramref name="From"/>.</param>
/// <param name="Severity">1 (minor) to 3 (front page).</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Why">The reasons for severity and confidence, in words for an editor.</param>
public sealed record Shift(
    string Id,
    LedgerKey Line,
    ShiftKind Kind,
    Actor Actor,
    Actor? Counterpart,
    string Issue,
    Stance? From,
    Stance To,
    PloverEvent Event,
    Modality Modality,
    Statement After,
    Statement? Before,
    int Severity,
    double Confidence,
    string Why)
{
    /// <summary>The shift or claim that this one denies, contradicts, corrects or withdraws; null where there is none.</summary>
    public string? Answers { get; init; }
}

/// <summary>A stance as one article proves it.</summary>
public sealed record Statement(ArticleRef Article, Evidence Evidence, Stance Stance, Voice Voice, Actor? Speaker)
{
    /// <summary>The office or organ that the speaker is named with; null where none is.</summary>
    public string? Office { get; init; }

    /// <summary>The day of the statement where the text tells one; null where it tells none.</summary>
    public DateOnly? Said { get; init; }

    /// <summary>The time that the stance stands for: the end of the day that the text tells, never later than the article.</summary>
    public DateTimeOffset At => Said is { } day && day < DateOnly.FromDateTime(Article.At.UtcDateTime)
        ? new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero)
        : Article.At;
}

/// <summary>What kind of change a shift is.</summary>
public enum ShiftKind
{
    /// <summary>The first clearly reported stance on an issue that matters, or one that is said again after a long silence.</summary>
    First,

    /// <summary>To the opposite side.</summary>
    Changed,

    /// <summary>Same side, more conflictual.</summary>
    Hardened,

    /// <summary>Same side, less conflictual.</summary>
    Softened,

    /// <summary>The party takes back its own statement.</summary>
    Retracted,

    /// <summary>Another party, or another member of the same government, says otherwise.</summary>
    Contradicted,

    /// <summary>A deed that changes the matter.</summary>
    Act,

    /// <summary>A claim that the story did not have.</summary>
    NewClaim,

    /// <summary>A report or claim is denied.</summary>
    Denied,

    /// <summary>An outlet or speaker corrects a claim.</summary>
    Corrected,

    /// <summary>The only articles that carried it were withdrawn.</summary>
    Withdrawn,
}
