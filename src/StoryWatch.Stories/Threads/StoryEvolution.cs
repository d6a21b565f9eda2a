using System.Collections.Immutable;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Stories.Threads;

/// <summary>The fold: what a story knows after an event. An event that it does not know is an error, not a no-op.</summary>
internal static class StoryEvolution
{
    public static StoryThread Evolve(StoryThread state, StoryEvent happened) => happened switch
    {
        StoryOpened opened => state with { Title = opened.Title, OpenedAt = opened.At },
        ArticleAdded added => Keep(state, added.Article),
        ArticleRevised revised => Keep(state, revised.Article),
        ArticleWithdrawn withdrawn => state with
        {
            Articles = state.Articles.SetItem(withdrawn.Article.Id, new KeptArticle(withdrawn.Article, Withdrawn: true)),
        },
        PositionReported reported => Report(state, reported),
        PositionShifted shifted => Shift(state, shifted.Shift),
        ShiftCorroborated corroborated => Corroborate(state, corroborated),
        ShiftCorrected corrected => Correct(state, corrected),
        ClaimMade made => Make(state, made.Claim),
        ClaimCorroborated corroborated => Change(state, corroborated.ClaimId, claim => claim with { Sources = claim.Sources.Add(corroborated.Article.SourceGroup) }),
        ClaimWithdrawn withdrawn => Change(state, withdrawn.ClaimId, claim => claim with { Withdrawn = true }),
        MergeProposed proposed => state with { MergeProposals = state.MergeProposals.Add(proposed.Other) },
        StoryMerged merged => state with { MergedInto = merged.Into },
        MergeUndone => state with { MergedInto = null },
        SplitProposed proposed => state with { SplitProposals = state.SplitProposals.Add(proposed.Developments) },
        StorySplit split => state with { Splits = state.Splits.SetItem(split.Into, split.Developments) },
        SplitUndone undone => state with { Splits = state.Splits.Remove(undone.Into) },
        _ => throw new NotSupportedException($"A story cannot fold the event {happened.GetType().Name}."),
    };

    private static StoryThread Keep(StoryThread state, ArticleRef article) =>
        state with { Articles = state.Articles.SetItem(article.Id, new KeptArticle(article, Withdrawn: false)) };

    private static StoryThread Report(StoryThread state, PositionReported reported)
    {
        var key = reported.Line;
        var entry = state.Ledger.GetValueOrDefault(key);
        if (entry is not null && reported.Retold)
        {
            var repeats = entry.Current.Stance == reported.Position.Stance;
            return repeats ? state with { Ledger = state.Ledger.SetItem(key, entry.WithSource(reported.Article.SourceGroup)) } : state;
        }

        var held = new HeldStance(
            PositionLedger.StatementOf(reported.Position, reported.Article),
            reported.Position.Event,
            reported.Position.Modality,
            [reported.Article.SourceGroup],
            ShiftId: null);
        return state with { Ledger = state.Ledger.SetItem(key, entry?.Move(held) ?? new LedgerEntry([held])) };
    }

    private static StoryThread Shift(StoryThread state, Shift shift)
    {
        // The report of the same position came just before, so the entry's current stance is the one that the shift tells.
        var key = shift.Line;
        var told = new ToldShift(shift, [shift.After.Article.SourceGroup], shift.Severity, Corrected: null);
        var shifts = state.Shifts.SetItem(shift.Id, told);
        if (!state.Ledger.TryGetValue(key, out var entry))
            return state with { Shifts = shifts };
        var held = entry.Held.SetItem(entry.Held.Count - 1, entry.Current with { ShiftId = shift.Id });
        return state with { Shifts = shifts, Ledger = state.Ledger.SetItem(key, new LedgerEntry(held)) };
    }

    private static StoryThread Corroborate(StoryThread state, ShiftCorroborated corroborated)
    {
        var told = state.Shifts[corroborated.ShiftId];
        var next = told with { Sources = told.Sources.Add(corroborated.Article.SourceGroup), Severity = corroborated.Severity };
        return state with { Shifts = state.Shifts.SetItem(corroborated.ShiftId, next) };
    }

    private static StoryThread Correct(StoryThread state, ShiftCorrected corrected)
    {
        var told = state.Shifts[corrected.ShiftId];
        var ledger = state.Ledger;
        if (ledger.TryGetValue(told.Shift.Line, out var entry))
        {
            var rest = entry.Without(corrected.ShiftId);
            ledger = rest is null ? ledger.Remove(told.Shift.Line) : ledger.SetItem(told.Shift.Line, rest);
        }

        return state with { Ledger = ledger, Shifts = state.Shifts.SetItem(corrected.ShiftId, told with { Corrected = corrected.Reason }) };
    }

    private static StoryThread Make(StoryThread state, Claim claim)
    {
        var party = claim.Speaker.Party;
        var kept = new KeptClaim(claim, Wording.Of(claim.Evidence.Text), [claim.Article.SourceGroup], Withdrawn: false);
        var claims = state.Claims.GetValueOrDefault(party, []);
        return state with { Claims = state.Claims.SetItem(party, claims.Add(kept)) };
    }

    private static StoryThread Change(StoryThread state, string claimId, Func<KeptClaim, KeptClaim> change)
    {
        foreach (var (party, claims) in state.Claims)
        {
            var at = claims.FindLastIndex(claim => claim.Claim.Id == claimId);
            if (at >= 0)
                return state with { Claims = state.Claims.SetItem(party, claims.SetItem(at, change(claims[at]))) };
        }

        return state;
    }
}
