using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>
/// Finds two members of one government who say the opposite of each other in one article: one alert with both quotes, and the party has not moved.
/// </summary>
internal static class Disputes
{
    /// <summary>The two moves, first what the party holds, then the dissent; null where nobody differs.</summary>
    public static List<Move>? Find(LedgerKey line, LedgerEntry? entry, List<Position> positions, TakeArticle take)
    {
        if (line.Track != LedgerTrack.Stand || take.CopyOf is not null)
            return null;
        var voices = positions.Where(position => IsVoice(position, take)).OrderBy(position => position.Evidence.Start).ToList();
        foreach (var one in voices)
        {
            if (voices.Find(other => other.Evidence.Start > one.Evidence.Start && Members.Differ(one, other)) is { } other)
                return Decide(line, entry, one, other, take);
        }

        return null;
    }

    private static bool IsVoice(Position position, TakeArticle take) =>
        !position.Background && Worth.Of(position) >= Worth.AnAlert && !News.IsOld(position, take);

    // The side that the party was on before is the party's; where it had none, that of whom the article names first.
    private static List<Move>? Decide(LedgerKey line, LedgerEntry? entry, Position one, Position other, TakeArticle take)
    {
        var side = entry?.Current.Stance.Side();
        if (side is not null && side == other.Stance.Side())
            (one, other) = (other, one);
        else if (side is not null && side != one.Stance.Side())
            return null;
        if (entry is not null && Members.DissentAlready(entry, other, take) is not null)
            return null;
        var shift = ShiftWriting.Write(ShiftKind.Contradicted, line, other, PositionLedger.StatementOf(one, take.Article), entry?.Current.ShiftId, take);
        return [new Move(line, one, Retold: entry is not null, Shift: null, Repeats: null), new Move(line, other, Retold: false, shift, Repeats: null)];
    }
}
