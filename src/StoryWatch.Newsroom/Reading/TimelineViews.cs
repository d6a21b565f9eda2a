using StoryWatch.Contracts;

namespace StoryWatch.Newsroom.Reading;

/// <summary>A story in time: its developments, and each party's shifts.</summary>
public static class TimelineViews
{
    public static StoryTimeline Of(StoryDetail story) => new(
        story.Summary.Id,
        [
            .. story.Articles
                .GroupBy(article => article.Development, StringComparer.Ordinal)
                .Select(development => new DevelopmentView(
                    development.Key,
                    development.MinBy(article => article.At)!.Title,
                    development.Min(article => article.At),
                    development.Max(article => article.At),
                    [.. development.OrderBy(article => article.At).Select(article => article.Id)]))
                .OrderBy(development => development.From)
                .ThenBy(development => development.Id, StringComparer.Ordinal),
        ],
        [
            .. story.Shifts
                .Where(shift => shift.Corrected is null)
                .GroupBy(shift => PartyOf(shift.Actor), StringComparer.Ordinal)
                .OrderByDescending(party => party.Count())
                .ThenBy(party => party.Key, StringComparer.Ordinal)
                .Select(party => new PartyLane(
                    party.First().Actor,
                    [
                        .. party.OrderBy(shift => shift.At).ThenBy(shift => shift.Sequence)
                            .Select(shift => new PartyMoment(shift.At, shift.Id, shift.Kind, shift.Issue, shift.From, shift.To, shift.Severity)),
                    ])),
        ]);

    // As Actor.Party has it.
    private static string PartyOf(ActorView actor) => actor is { Country: { } country, Sector: null or "GOV" or "MIL" } ? country : actor.Name;
}
