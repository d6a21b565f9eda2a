using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>Finds what a party's own words deny or contradict: what others say of it, and what they accuse it of.</summary>
internal static class Rebuttals
{
    /// <summary>Below this salience a denial fills the ledger without an alert.</summary>
    private const double WorthADenial = 0.6;

    /// <summary>What was said longer ago is not what is answered now.</summary>
    private static readonly TimeSpan Answerable = TimeSpan.FromDays(10);

    /// <summary>The rebuttal that the position is; null for one that answers nothing.</summary>
    /// <param name="known">The stance that it repeats: what came before that was answered by it; null for a stance of its own.</param>
    public static Rebuttal? Find(StoryThread state, LedgerKey line, HeldStance? known, Position position, TakeArticle take)
    {
        if (IsInPassing(position, take))
            return null;
        if (line.Track == LedgerTrack.Denial)
            return known is null ? OfDenial(state, line, take) : Anew(state, line, known, take);
        // Whoever demands something has not said that the claim is untrue.
        if (line.Track != LedgerTrack.Stand || position.Voice != Voice.Own || position.Stance == Stance.Demands)
            return null;
        foreach (var claim in Claims(state, line, take))
        {
            if ((known is null || claim.At > known.At) && claim.Stance.Side() * position.Stance.Side() < 0 && (IsOpen(state, claim) || claim.Statement.Article.Id == take.Article.Id))
                return new Rebuttal(ShiftKind.Contradicted, claim.Statement, claim.ShiftId);
        }

        return null;
    }

    /// <summary>The contradiction that the sentence itself tells, with the word that it contradicts; null where it tells none, or the party has said so before.</summary>
    public static Rebuttal? Plain(StoryThread state, LedgerKey line, LedgerEntry? entry, Position position, TakeArticle take)
    {
        if (position is not { Contradicts: { } other, Voice: Voice.Own, Stance: not Stance.Demands } || IsInPassing(position, take))
            return null;
        if (entry is not null && entry.Held.Exists(held => held.Stance.Side() == position.Stance.Side() && IsRecent(held, take)))
            return null;
        var here = take.Positions
            .Where(said => IsWordOf(other, said.Speaker, position) && said.Voice != Voice.Outlet && !said.Background && said.Modality != Modality.Hypothetical && !News.IsOld(said, take)
                && said.Stance.Side() * position.Stance.Side() < 0 && PositionLedger.IssueOf(state, said.Issue) == line.Issue)
            .OrderByDescending(said => said.Speaker!.Name == other.Name)
            .FirstOrDefault();
        if (here is not null)
            return new Rebuttal(ShiftKind.Contradicted, PositionLedger.StatementOf(here, take.Article), null);
        var before = state.Ledger
            .Where(known => known.Key.Issue == line.Issue && known.Value.Current is var held && IsWordOf(other, held.Statement.Speaker, position)
                && held.Stance.Side() * position.Stance.Side() < 0 && IsRecent(held, take))
            .OrderByDescending(known => known.Value.Current.Statement.Speaker!.Name == other.Name)
            .ThenByDescending(known => known.Value.Current.At)
            .ThenBy(known => known.Key.ToString(), StringComparer.Ordinal)
            .Select(known => known.Value.Current)
            .FirstOrDefault();
        return before is null ? null : new Rebuttal(ShiftKind.Contradicted, before.Statement, before.ShiftId);
    }

    private static bool IsInPassing(Position position, TakeArticle take) =>
        position.Background || position.Salience < WorthADenial || take.CopyOf is not null || News.IsOld(position, take);

    // The word of whoever is contradicted, or of another who speaks for the same party; never that of whoever contradicts.
    private static bool IsWordOf(Actor other, Actor? speaker, Position position) =>
        speaker is not null && speaker.Party == other.Party && speaker.Name != position.Speaker?.Name;

    /// <summary>A denial with what it denies, where the story has that: a claim, or another party's accusation.</summary>
    public static Rebuttal OfDenial(StoryThread state, LedgerKey line, TakeArticle take)
    {
        var denied = Claims(state, line, take).FirstOrDefault() ?? Accusation(state, line, take);
        return new Rebuttal(ShiftKind.Denied, denied?.Statement, denied?.ShiftId);
    }

    // A claim or accusation that came after the last denial is another one to deny.
    private static Rebuttal? Anew(StoryThread state, LedgerKey line, HeldStance known, TakeArticle take)
    {
        var open = Claims(state, line, take).Append(Accusation(state, line, take)).OfType<HeldStance>()
            .FirstOrDefault(held => held.At > known.Latest && IsOpen(state, held));
        return open is null ? null : new Rebuttal(ShiftKind.Denied, open.Statement, open.ShiftId);
    }

    private static bool IsOpen(StoryThread state, HeldStance held) =>
        held.ShiftId is { } id && state.Shifts.GetValueOrDefault(id) is { Corrected: null, Answered: false };

    private static IEnumerable<HeldStance> Claims(StoryThread state, LedgerKey line, TakeArticle take) =>
        PositionLedger.On(state, line.Party, line.Issue, LedgerTrack.Reported)
            .Select(known => known.Entry.Current)
            .Where(held => IsRecent(held, take))
            .OrderByDescending(held => held.At);

    private static HeldStance? Accusation(StoryThread state, LedgerKey line, TakeArticle take) =>
        line.Counterpart.Length > 0
        && state.Ledger.GetValueOrDefault(new LedgerKey(line.Counterpart, line.Issue, line.Party, LedgerTrack.Word))?.Current is { } held && IsRecent(held, take)
            ? held : null;

    private static bool IsRecent(HeldStance held, TakeArticle take) =>
        take.Article.At >= held.At && take.Article.At - held.Latest <= Answerable;
}

/// <summary>A denial or contradiction with what it answers.</summary>
/// <param name="Before">What it answers; null where the story has not got it.</param>
/// <param name="Answers">The shift that told that; null where none did.</param>
internal sealed record Rebuttal(ShiftKind Kind, Statement? Before, string? Answers);
