using StoryWatch.Stories.Positions;

namespace StoryWatch.Newsroom.Replay;

/// <summary>
/// How one replay's shifts differ from another's. A shift is the same where article, party, counterpart and issue are; then what it says may have
/// changed. One that tells the same move on a later article is late; what has no like is missing from the right, or extra there.
/// </summary>
public sealed record RunComparison(
    int Same, IReadOnlyList<ShiftLogLine> Missing, IReadOnlyList<ShiftLogLine> Extra, IReadOnlyList<ShiftPair> Late, IReadOnlyList<ChangedShift> Changed)
{
    public static RunComparison Of(IReadOnlyList<ShiftLogLine> left, IReadOnlyList<ShiftLogLine> right)
    {
        var rest = right.GroupBy(Place).ToDictionary(group => group.Key, group => group.ToList());
        var same = 0;
        var changed = new List<ChangedShift>();
        var unmatched = new List<ShiftLogLine>();
        foreach (var line in left)
        {
            if (!rest.TryGetValue(Place(line), out var likes) || likes.Count == 0)
            {
                unmatched.Add(line);
                continue;
            }

            // Of several on one line of one article the most alike.
            var like = likes.MinBy(candidate => FieldsThatDiffer(line, candidate).Count)!;
            likes.Remove(like);
            var fields = FieldsThatDiffer(line, like);
            if (fields.Count == 0)
                same++;
            else
                changed.Add(new(line, like, fields));
        }

        var unclaimed = rest.Values.SelectMany(likes => likes).OrderBy(line => line.Sequence).ToList();
        var (missing, late) = (new List<ShiftLogLine>(), new List<ShiftPair>());
        foreach (var line in unmatched)
        {
            var later = unclaimed.Find(candidate => Move(candidate) == Move(line) && candidate.At >= line.At);
            if (later is null)
                missing.Add(line);
            else
                late.Add(new(line, later));
            if (later is not null)
                unclaimed.Remove(later);
        }

        return new(same, missing, unclaimed, late, changed);
    }

    private static (string Article, string Actor, string? Counterpart, string Issue) Place(ShiftLogLine line) =>
        (line.Article, line.Actor.Party, line.Counterpart?.Party, line.Issue);

    private static (string Actor, string? Counterpart, string Issue, Stance To) Move(ShiftLogLine line) =>
        (line.Actor.Party, line.Counterpart?.Party, line.Issue, line.To);

    private static List<string> FieldsThatDiffer(ShiftLogLine left, ShiftLogLine right)
    {
        var fields = new List<string>();
        Compare("kind", left.Kind, right.Kind);
        Compare("from", left.From, right.From);
        Compare("to", left.To, right.To);
        Compare("event", left.Event, right.Event);
        Compare("severity", left.Severity, right.Severity);
        Compare("confidence", left.Confidence, right.Confidence);
        Compare("sources", left.Sources, right.Sources);
        Compare("story", left.Story, right.Story);
        Compare("evidence", left.Evidence, right.Evidence);
        return fields;

        void Compare<T>(string field, T one, T other)
        {
            if (!EqualityComparer<T>.Default.Equals(one, other))
                fields.Add(field);
        }
    }
}

public sealed record ShiftPair(ShiftLogLine Left, ShiftLogLine Right);

/// <param name="Fields">The names of what differs, as the shift log writes them.</param>
public sealed record ChangedShift(ShiftLogLine Left, ShiftLogLine Right, IReadOnlyList<string> Fields);
