using System.Globalization;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Explaining;

/// <summary>Explains a shift from its story's journal alone: what it rests on, what the ledger held, and what became of it.</summary>
public static class ShiftExplanation
{
    /// <summary>Null where the story told no such shift.</summary>
    /// <param name="story">All entries of the story, in order.</param>
    public static ExplanationView? Of(IReadOnlyList<JournalEntry> story, string shiftId)
    {
        var told = story.FirstOrDefault(entry => entry.Event is PositionShifted shifted && shifted.Shift.Id == shiftId);
        if (told?.Event is not PositionShifted { Shift: var shift })
            return null;
        var view = ShiftViews.Of(told, shift);
        foreach (var entry in story)
            view = ShiftViews.After(view, entry.Event);
        return new ExplanationView(view, LinesOf(view, shift), StepsOf(story, told, shift));
    }

    private static List<ExplanationLine> LinesOf(ShiftView view, Shift shift)
    {
        var lines = new List<ExplanationLine>
        {
            new("What", $"{shift.Actor.Name}{(shift.Counterpart is { Name.Length: > 0 } other ? $" towards {other.Name}" : "")} on {shift.Issue}: {view.Kind}"),
            new("Move", view.From is null ? view.To : $"{view.From} -> {view.To}"),
        };
        if (shift.Before is { } before)
            lines.Add(new("Before", Quote(before)));
        lines.Add(new("After", Quote(shift.After)));
        lines.Add(new("Why", shift.Why));
        lines.Add(new("Severity", view.Severity == shift.Severity ? Number(view.Severity) : $"{Number(view.Severity)}, raised from {Number(shift.Severity)}"));
        lines.Add(new("Confidence", shift.Confidence.ToString("0.00", CultureInfo.InvariantCulture)));
        lines.Add(new("Sources", $"{Number(view.Sources)} independent"));
        if (shift.Answers is { } answers)
            lines.Add(new("Answers", answers));
        if (view.Corrected is { } corrected)
            lines.Add(new("Taken back", corrected));
        if (view.Dismissed is { } dismissed)
            lines.Add(new("No news", dismissed));
        return lines;
    }

    private static List<ExplanationStep> StepsOf(IReadOnlyList<JournalEntry> story, JournalEntry told, Shift shift)
    {
        var steps = new List<ExplanationStep>();
        foreach (var entry in story)
        {
            if (TextOf(entry, told, shift) is { } text)
            {
                var article = ArticleOf(entry.Event);
                steps.Add(new ExplanationStep(entry.Event.At, StoryEventCodec.NameOf(entry.Event), text, article?.Id, article?.Outlet));
            }
        }

        return steps;
    }

    private static string? TextOf(JournalEntry entry, JournalEntry told, Shift shift) => entry.Event switch
    {
        PositionReported { Retold: false } reported when reported.Line == shift.Line =>
            $"The same line is reported as {Word(reported.Position.Stance)}: \"{reported.Position.Evidence.Text}\"",
        PositionShifted other when other.Shift.Id == shift.Id => "This shift is told.",
        PositionShifted other when other.Shift.Answers == shift.Id => $"Answered by {other.Shift.Id} ({Word(other.Shift.Kind)}): \"{other.Shift.After.Evidence.Text}\"",
        PositionShifted other when other.Shift.Id == shift.Answers => $"What it answers is told: {other.Shift.Id} ({Word(other.Shift.Kind)}).",
        PositionShifted other when other.Shift.Line == shift.Line =>
            $"The same line {(entry.Version < told.Version ? "moved before" : "moves on")}: {other.Shift.Id} ({Word(other.Shift.Kind)}).",
        ShiftCorroborated more when more.ShiftId == shift.Id =>
            $"Reported again: {Number(more.Sources)} independent sources.{(more.Why is { } why ? $" {why}" : "")}",
        ShiftCorrected corrected when corrected.ShiftId == shift.Id => $"Taken back. {corrected.Reason}",
        ShiftDismissed dismissed when dismissed.ShiftId == shift.Id => $"No news, says {dismissed.By}: {dismissed.Reason}",
        _ => null,
    };

    private static ArticleRef? ArticleOf(StoryEvent happened) => happened switch
    {
        PositionReported reported => reported.Article,
        PositionShifted shifted => shifted.Shift.After.Article,
        ShiftCorroborated corroborated => corroborated.Article,
        _ => null,
    };

    private static string Quote(Statement said) =>
        $"\"{said.Evidence.Text}\" ({said.Article.Outlet ?? "outlet not named"}, {said.Article.At.ToString("d MMMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture)}, article {said.Article.Id}"
        + $"{(said.Said is { } day ? $", said on {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}" : "")})";

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
