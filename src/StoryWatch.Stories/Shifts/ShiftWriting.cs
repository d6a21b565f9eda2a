using System.Globalization;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>Writes a shift down: its id, severity, confidence and the reasons in words.</summary>
internal static class ShiftWriting
{
    public static Shift Write(ShiftKind kind, LedgerKey line, Position position, HeldStance? before, TakeArticle take)
    {
        var severity = SeverityOf(kind, position);
        var confidence = ConfidenceOf(position);
        return new Shift(
            IdOf(line, position, take),
            line,
            kind,
            position.Actor,
            position.Counterpart,
            position.Issue,
            before?.Stance,
            position.Stance,
            position.Event,
            position.Modality,
            PositionLedger.StatementOf(position, take.Article),
            before?.Statement,
            severity,
            confidence,
            Explain(kind, position, before));
    }

    private static string IdOf(LedgerKey line, Position position, TakeArticle take)
    {
        var hash = StableHash.Of(StableHash.Of(StableHash.Of(take.Article.Id), line.ToString()), position.Stance.ToString());
        hash = StableHash.Of(hash, take.Article.Revision.ToString(CultureInfo.InvariantCulture));
        return "x-" + hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static int SeverityOf(ShiftKind kind, Position position)
    {
        var weight = kind switch
        {
            ShiftKind.Changed or ShiftKind.Act or ShiftKind.Retracted => 2,
            _ => 1,
        };
        return Math.Min(3, weight + (Matters.AreGrave(position.Issue) ? 1 : 0));
    }

    private static double ConfidenceOf(Position position)
    {
        var voice = position.Voice switch { Voice.Own => 0.9, Voice.Outlet => 0.7, _ => 0.5 };
        var modality = position.Modality == Modality.Asserted ? 1 : 0.9;
        return Math.Round(voice * modality * (0.7 + (0.3 * position.Salience)), 2);
    }

    private static string Explain(ShiftKind kind, Position position, HeldStance? before)
    {
        var voice = position.Voice switch
        {
            Voice.Own => position.Speaker is { Name.Length: > 0 } speaker && speaker.Name != position.Actor.Name
                ? $"{speaker.Name}, own words"
                : "own words",
            Voice.Other => $"reported by {position.Speaker?.Name ?? "another party"}",
            _ => "described by the outlet",
        };
        var grave = Matters.AreGrave(position.Issue) ? $"; {position.Issue} is a grave matter" : "";
        return before is null
            ? $"{position.Actor.Name}, {voice}: {NameOf(kind)} on {position.Issue}{grave}."
            : $"{position.Actor.Name}, {voice}: {NameOf(before.Stance)} on {before.At.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, now {NameOf(position.Stance)}{grave}.";
    }

    private static string NameOf(ShiftKind kind) => kind == ShiftKind.Act ? "a deed" : "the first clear position";

    private static string NameOf(Stance stance) => stance.ToString().ToLowerInvariant();
}
