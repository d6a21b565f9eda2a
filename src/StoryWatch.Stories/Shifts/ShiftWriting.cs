using System.Globalization;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>Writes a shift down: its id, severity, confidence and the reasons in words.</summary>
internal static class ShiftWriting
{
    public static Shift Write(Rebuttal rebuttal, LedgerKey line, Position position, TakeArticle take) =>
        Write(rebuttal.Kind, line, position, rebuttal.Before, rebuttal.Answers, take);

    /// <param name="before">The statement that it is a shift from, or that it answers.</param>
    /// <param name="answers">The shift that it denies or contradicts.</param>
    public static Shift Write(ShiftKind kind, LedgerKey line, Position position, Statement? before, string? answers, TakeArticle take)
    {
        var severity = SeverityOf(kind, line.Issue);
        var confidence = ConfidenceOf(position);
        var after = PositionLedger.StatementOf(position, take.Article);
        return new Shift(
            IdOf(kind, line, position.Stance, take),
            line,
            kind,
            position.Actor,
            position.Counterpart,
            line.Issue,
            before?.Stance,
            position.Stance,
            position.Event,
            position.Modality,
            after,
            before,
            severity,
            confidence,
            ShiftWords.Explain(kind, position, before, line.Issue, severity, confidence))
        {
            Answers = answers,
        };
    }

    public static string IdOf(ShiftKind kind, LedgerKey line, Stance stance, TakeArticle take)
    {
        var hash = StableHash.Of(StableHash.Of(StableHash.Of(take.Article.Id), line.ToString()), stance.ToString());
        hash = StableHash.Of(hash, take.Article.Revision.ToString(CultureInfo.InvariantCulture));
        // One article can tell of one stance only once, but it can correct what it told.
        if (kind is ShiftKind.Corrected or ShiftKind.Withdrawn)
            hash = StableHash.Of(hash, kind.ToString());
        return "x-" + hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    public static int SeverityOf(ShiftKind kind, string issue)
    {
        var weight = kind switch
        {
            ShiftKind.Changed or ShiftKind.Act or ShiftKind.Retracted or ShiftKind.Contradicted => 2,
            _ => 1,
        };
        return Math.Min(3, weight + (Matters.AreGrave(issue) ? 1 : 0));
    }

    private static double ConfidenceOf(Position position)
    {
        var voice = position.Voice switch
        {
            Voice.Own => UnnamedSource.IsBehind(position) ? 0.6 : 0.9,
            Voice.Outlet => 0.7,
            _ => UnnamedSource.IsBehind(position) ? 0.35 : 0.5,
        };
        var modality = position.Modality == Modality.Asserted ? 1 : 0.9;
        return Math.Round(voice * modality * (0.7 + (0.3 * position.Salience)), 2);
    }
}
