using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>Tells the positions that move from those that only repeat.</summary>
internal static class ShiftDecisions
{
    public static void Decide(Decision decision, TakeArticle take)
    {
        var moves = Moves(decision.State, take);
        var alerts = Alerts.Of(decision.State, moves, take);
        foreach (var move in moves)
        {
            // A member who differs moves the party only as a dissent, and that only the alert tells: one that is not told leaves no trace.
            if (move.Shift is { } shift && Members.IsDissent(shift) && !alerts.Contains(shift.Id))
                continue;
            decision.Add(new PositionReported(move.Position, move.Line, take.Article, move.Retold, take.Article.At));
            if (move.Shift is not null && alerts.Contains(move.Shift.Id))
                decision.Add(new PositionShifted(move.Shift, take.Article.At));
            else if (move.Repeats is { } told && !told.Sources.Contains(take.Article.SourceGroup))
                decision.Add(Corroboration(told, take.Article));
        }
    }

    // What others say of a party comes before what the party says: an article often has a claim or an accusation together with its denial.
    private static List<Move> Moves(StoryThread state, TakeArticle take)
    {
        var moves = new List<Move>();
        if (Commentary.Is(take.Article))
            return moves;
        foreach (var (line, positions) in ByLine(state, take).OrderBy(known => known.Line.Track is LedgerTrack.Reported or LedgerTrack.Word ? 0 : 1))
        {
            foreach (var move in LineDecision.Decide(state, line, positions, take))
            {
                moves.Add(move);
                state = state.Evolve(new PositionReported(move.Position, move.Line, take.Article, move.Retold, take.Article.At));
            }
        }

        return moves;
    }

    private static List<(LedgerKey Line, List<Position> Positions)> ByLine(StoryThread state, TakeArticle take)
    {
        var lines = new List<(LedgerKey Line, List<Position> Positions)>();
        foreach (var position in take.Positions)
        {
            var line = PositionLedger.LineFor(state, position, take.Article);
            // Within one article a position without a counterpart is the one with a counterpart, said again.
            var at = lines.FindIndex(known => known.Line.IsSameOrOpen(line));
            if (at < 0)
                lines.Add((line, [position]));
            else
                lines[at].Positions.Add(position);
        }

        return lines;
    }

    private static ShiftCorroborated Corroboration(ToldShift told, ArticleRef article)
    {
        var sources = told.Sources.Count + 1;
        // Three independent sources lift an alert by one step, once.
        var severity = sources == 3 ? Math.Min(3, told.Severity + 1) : told.Severity;
        return new ShiftCorroborated(told.Shift.Id, article, sources, severity, article.At)
        {
            Why = severity > told.Severity ? ShiftWords.Raised(sources, severity) : null,
        };
    }
}

/// <summary>What one article does to one line of the ledger.</summary>
/// <param name="Retold">It neither opens nor moves the line.</param>
/// <param name="Shift">The alert, where it is worth one.</param>
/// <param name="Repeats">The told shift that it reports again, where it is a new independent source.</param>
internal sealed record Move(LedgerKey Line, Position Position, bool Retold, Shift? Shift, ToldShift? Repeats);
