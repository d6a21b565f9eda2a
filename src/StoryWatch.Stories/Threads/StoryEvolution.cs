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
        ArticleWithdrawn withdrawn => Withdraw(state, withdrawn.Article),
        PositionReported reported => Report(state, reported),
        PositionShifted shifted => Shift(state, shifted.Shift),
        ShiftCorroborated corroborated => Corroborate(state, corroborated),
        ShiftCorrected corrected => Correct(state, corrected),
        ShiftDismissed dismissed => Dismiss(state, dismissed),
        IssuesMerged merged => Merge(state, merged),
        IssueMergeUndone undone => state with { MergedIssues = state.MergedIssues.Remove(undone.Issue) },
        ClaimMade made => Make(state, made.Claim),
        ClaimCorroborated corroborated => Change(state, corroborated.ClaimId, claim => claim with { Sources = claim.Sources.Add(corroborated.Article.SourceGroup) }),
        ClaimWithdrawn withdrawn => Change(state, withdrawn.ClaimId, claim => claim with { Withdrawn = true }),
        MergeProposed proposed => state with { MergeProposals = state.MergeProposals.Add(proposed.Other) },
        StoryMerged merged => state with { MergedInto = merged.Into },
        MergeUndone => state with { MergedInto = null },
        SplitProposed proposed => state with { SplitProposals = state.SplitProposals.Add(proposed.Developments) },
        StorySplit split => state with { Splits = state.Splits.SetItem(split.Into, split.Developments) },
        SplitUndone undone => state with { Splits = state.Splits.Remove(undone.Into) },
        StoryMarked marked => state with { Marks = state.Marks.Evolve(marked) },
        _ => throw new NotSupportedException($"A story cannot fold the event {happened.GetType().Name}."),
    };

    private static StoryThread Keep(StoryThread state, ArticleRef article) =>
        state with { Articles = state.Articles.SetItem(article.Id, new KeptArticle(article, Withdrawn: false)) };

    private static StoryThread Withdraw(StoryThread state, ArticleRef article)
    {
        state = state with { Articles = state.Articles.SetItem(article.Id, new KeptArticle(article, Withdrawn: true)) };
        // What it alone reported and no shift told falls silently; told shifts are corrected by events of their own.
        foreach (var (line, entry) in state.Ledger)
        {
            if (entry.Held.Exists(IsOnlyOf))
                state = PositionLedger.SetOrRemove(state, line, entry.Without(IsOnlyOf));
        }

        return state;

        bool IsOnlyOf(HeldStance held) => held.Statement.Article.Id == article.Id && held.Sources.Count == 1 && held.ShiftId is null;
    }

    private static StoryThread Report(StoryThread state, PositionReported reported)
    {
        var line = reported.Line;
        var entry = state.Ledger.GetValueOrDefault(line);
        if (entry is not null && reported.Retold)
        {
            var repeats = entry.Current.Stance == reported.Position.Stance;
            return repeats ? PositionLedger.Set(state, line, entry.Again(reported.Article.SourceGroup, reported.Article.At)) : state;
        }

        var held = new HeldStance(
            PositionLedger.StatementOf(reported.Position, reported.Article),
            reported.Position.Event,
            reported.Position.Modality,
            [reported.Article.SourceGroup],
            ShiftId: null)
        {
            Passing = !reported.Position.Background && Worth.Of(reported.Position) < LineDecision.LeastWorth(entry, reported.Position),
        };
        return PositionLedger.Set(state, line, entry?.Move(held) ?? new LedgerEntry([held]));
    }

    private static StoryThread Shift(StoryThread state, Shift shift)
    {
        var told = new ToldShift(shift, [shift.After.Article.SourceGroup], shift.Severity, Corrected: null);
        var shifts = state.Shifts.SetItem(shift.Id, told);
        var answered = shift.Answers is { } id ? state.Shifts.GetValueOrDefault(id) : null;
        if (answered is not null)
            shifts = shifts.SetItem(answered.Shift.Id, answered with { Answered = true });
        state = state with { Shifts = shifts };
        if (shift.Kind is ShiftKind.Corrected or ShiftKind.Withdrawn || !state.Ledger.TryGetValue(shift.Line, out var entry))
            return state;

        // The report of the same position came just before, so the stance reported last is the one that the shift tells.
        // Against a claim of others it is the party's word, against one of its own a dissent.
        var dissent = Members.IsDissent(shift);
        return PositionLedger.Set(state, shift.Line, entry.Told(shift.Id, dissent));
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
        var line = told.Shift.Line;
        // Not only under the line that it was told on: a merge of issues takes its stance to another.
        foreach (var (kept, entry) in state.Ledger)
        {
            if (entry.Held.Exists(IsTold))
                state = PositionLedger.SetOrRemove(state, kept, entry.Without(IsTold));
        }

        if (corrected.By is not null)
            state = state with { Misreadings = state.Misreadings.SetItem(line, state.Misreadings.GetValueOrDefault(line, []).Add(told.Shift.After)) };
        return state with { Shifts = state.Shifts.SetItem(corrected.ShiftId, told with { Corrected = corrected.Reason }) };

        bool IsTold(HeldStance held) => held.ShiftId == corrected.ShiftId;
    }

    private static StoryThread Dismiss(StoryThread state, ShiftDismissed dismissed)
    {
        var told = state.Shifts[dismissed.ShiftId];
        var line = told.Shift.Line;
        return state with
        {
            Shifts = state.Shifts.SetItem(dismissed.ShiftId, told with { Dismissed = true }),
            Dismissals = state.Dismissals.SetItem(line, state.Dismissals.GetValueOrDefault(line) + 1),
        };
    }

    private static StoryThread Merge(StoryThread state, IssuesMerged merged)
    {
        // Journals of earlier versions may name an issue that was merged itself.
        var target = PositionLedger.IssueOf(state, merged.Into);
        foreach (var (line, entry) in state.Ledger.Where(pair => pair.Key.Issue == merged.Issue).OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
        {
            var into = line with { Issue = target };
            state = PositionLedger.SetOrRemove(state, line, null);
            state = PositionLedger.Set(state, into, state.Ledger.TryGetValue(into, out var known) ? known.With(entry) : entry);
        }

        return state with { MergedIssues = state.MergedIssues.SetItem(merged.Issue, merged.Into) };
    }

    private static StoryThread Make(StoryThread state, Claim claim)
    {
        var party = ClaimDecisions.PartyOf(claim.Speaker) ?? claim.Speaker.Party;
        var kept = new KeptClaim(claim, Wording.Of(claim.Evidence.Text), [claim.Article.SourceGroup], Withdrawn: false);
        var claims = state.Claims.GetValueOrDefault(party, []);
        // An article is compared with the newest claims only, so that older ones need no place in memory.
        if (claims.Count >= ClaimDecisions.Compared)
            claims = claims.RemoveAt(0);
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
