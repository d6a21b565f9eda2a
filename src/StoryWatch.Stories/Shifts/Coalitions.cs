using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>
/// Tells who "the four states" are: as many as stood together against the same party in this story before. What they hold together each of
/// them holds, so that it moves the lines that each has.
/// </summary>
internal static class Coalitions
{
    /// <summary>What was told so shortly before is the same news, which other outlets tell hours later: the bodies of all are the same.</summary>
    private static readonly TimeSpan OneNews = TimeSpan.FromHours(12);

    /// <summary>
    /// The article with a position of each member where it has one of a counted body. A body that the story does not know stays one.
    /// </summary>
    public static TakeArticle Resolve(StoryThread state, TakeArticle take)
    {
        if (!take.Positions.Any(IsOfBody))
            return take;
        var known = new Dictionary<(int Count, string? Counterpart), List<Actor>>();
        return take with { Positions = take.Positions.SelectMany(position => IsOfBody(position) ? Each(state, position, take.Article.At, known) : [position]).ToValueList() };
    }

    private static bool IsOfBody(Position position) => position is { Together: not null, Actor.Country: null };

    private static IEnumerable<Position> Each(StoryThread state, Position position, DateTimeOffset at, Dictionary<(int Count, string? Counterpart), List<Actor>> known)
    {
        var body = (Count: position.Together!.Value, Counterpart: position.Counterpart?.Party);
        if (!known.TryGetValue(body, out var members))
            known[body] = members = Members(state, body.Count, body.Counterpart, at);
        return members.Count == 0 ? [position] : members.Select(member => position with { Actor = member, Speaker = SpeakerOf(position, member), Together = null });
    }

    // Its own word is that of each; whoever else speaks of it goes on doing so.
    private static Actor? SpeakerOf(Position position, Actor member) =>
        position.Speaker is { } speaker && speaker.Party == position.Actor.Party ? member : position.Speaker;

    // Those whom one sentence told of together last before the article, each by an alert of its own.
    private static List<Actor> Members(StoryThread state, int count, string? counterpart, DateTimeOffset at) =>
        state.Shifts.Values
            .Where(told => told.Corrected is null && told.Shift.Actor.Country is not null && told.Shift.After.Article.At < at - OneNews
                && (counterpart is null || told.Shift.Counterpart?.Party == counterpart))
            .GroupBy(told => (told.Shift.After.Article.Id, told.Shift.After.Evidence.Start, told.Shift.Line.Issue, told.Shift.To))
            .Select(together => together
                .OrderBy(told => told.Shift.Actor.Country, StringComparer.Ordinal)
                .ThenBy(told => told.Shift.Id, StringComparer.Ordinal)
                .DistinctBy(told => told.Shift.Actor.Country)
                .ToList())
            .Where(together => together.Count == count)
            .OrderByDescending(together => together[0].Shift.After.Article.At)
            .ThenBy(together => together[0].Shift.Id, StringComparer.Ordinal)
            .Select(together => together.ConvertAll(told => told.Shift.Actor))
            .FirstOrDefault([]);
}
