using System.Text.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Reading;

/// <summary>A shift of the domain as editors see it.</summary>
public static class ShiftViews
{
    /// <summary>The view of a shift when it is told: one source, not corrected.</summary>
    public static ShiftView Of(JournalEntry entry, Shift shift) => new(
        shift.Id,
        entry.Position.Sequence,
        entry.Story.Value,
        entry.Event.At,
        WireName(shift.Kind),
        Of(shift.Actor),
        shift.Counterpart is null ? null : Of(shift.Counterpart),
        shift.Issue,
        shift.From is { } from ? WireName(from) : null,
        WireName(shift.To),
        WireName(shift.Event),
        shift.Severity,
        shift.Confidence,
        Sources: 1,
        shift.Why,
        Of(shift.After),
        shift.Before is null ? null : Of(shift.Before),
        Corrected: null)
    {
        Answers = shift.Answers,
    };

    /// <summary>The view after an event of its story; the same where the event is of something else.</summary>
    public static ShiftView After(ShiftView shift, StoryEvent happened) => happened switch
    {
        ShiftCorroborated corroborated when corroborated.ShiftId == shift.Id => shift with { Sources = corroborated.Sources, Severity = corroborated.Severity },
        ShiftCorrected corrected when corrected.ShiftId == shift.Id => shift with { Corrected = corrected.Reason },
        ShiftDismissed dismissed when dismissed.ShiftId == shift.Id => shift with { Dismissed = $"{dismissed.By}: {dismissed.Reason}" },
        _ => shift,
    };

    private static ActorView Of(Actor actor) => new(actor.Name, actor.Country, actor.Sector);

    internal static StatementView Of(Statement statement) => new(
        statement.Article.Id,
        statement.Article.Outlet,
        statement.Article.Title,
        statement.Article.Url,
        statement.Article.At,
        statement.Evidence.Text,
        statement.Evidence.Start,
        statement.Evidence.End,
        statement.Speaker?.Name);

    /// <summary>As in the event's own JSON, so that a page finds the same names in both.</summary>
    internal static string WireName<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
