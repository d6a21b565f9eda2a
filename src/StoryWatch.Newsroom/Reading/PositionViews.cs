using StoryWatch.Contracts;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Reading;

/// <summary>A story's position ledger as editors see it: party by issue, the last stance and since when it is held.</summary>
public static class PositionViews
{
    /// <summary>By party, issue, counterpart and track.</summary>
    public static IReadOnlyList<PositionRow> Of(IReadOnlyList<StoryEvent> events)
    {
        var parties = new PartyNames(events);
        return
        [
            .. StoryThread.Initial.Evolve(events).Ledger
                .OrderBy(line => line.Key.Party, StringComparer.Ordinal)
                .ThenBy(line => line.Key.Issue, StringComparer.Ordinal)
                .ThenBy(line => line.Key.Counterpart, StringComparer.Ordinal)
                .ThenBy(line => line.Key.Track)
                .Select(line => Of(line.Key, line.Value, parties)),
        ];
    }

    private static PositionRow Of(LedgerKey line, LedgerEntry entry, PartyNames parties) => new(
        parties.Find(line.Party),
        line.Issue,
        line.Counterpart.Length == 0 ? null : parties.Find(line.Counterpart),
        ShiftViews.WireName(line.Track),
        ShiftViews.WireName(entry.Current.Stance),
        Since(entry),
        entry.Current.Sources.Count,
        [
            .. entry.Held.Select(held => new HeldPosition(
                ShiftViews.WireName(held.Stance), held.At, ShiftViews.WireName(held.Event), held.ShiftId, held.Dissent, ShiftViews.Of(held.Statement))),
        ]);

    // A stance that was reported again, or told against a member's dissent, is held since its first report.
    private static DateTimeOffset Since(LedgerEntry entry)
    {
        var since = entry.Current.At;
        foreach (var held in entry.Held.Reverse().Where(held => !held.Dissent))
        {
            if (held.Stance != entry.Current.Stance)
                break;
            since = held.At;
        }

        return since;
    }

    /// <summary>The actor that a story names most often for a party: a ledger knows a government by its country alone.</summary>
    private sealed class PartyNames
    {
        private readonly Dictionary<string, Actor> _actors;

        public PartyNames(IReadOnlyList<StoryEvent> events) => _actors = events.OfType<PositionReported>()
            .SelectMany(reported => new[] { reported.Position.Actor, reported.Position.Counterpart })
            .OfType<Actor>()
            .GroupBy(actor => actor.Party, StringComparer.Ordinal)
            .ToDictionary(
                party => party.Key,
                party => party.GroupBy(actor => actor).OrderByDescending(named => named.Count()).ThenBy(named => named.Key.Name, StringComparer.Ordinal).First().Key,
                StringComparer.Ordinal);

        public ActorView Find(string party) =>
            _actors.GetValueOrDefault(party) is { } actor ? new(actor.Name, actor.Country, actor.Sector) : new(party, null, null);
    }
}
