using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Shifts;

/// <summary>
/// Tells the word of one member of a government from the word of the government. Who leads it and who speaks for it commit it; two ministers
/// who differ contradict each other, and the party has not moved.
/// </summary>
internal static class Members
{
    /// <summary>Words further apart than this are of two times, not of two voices.</summary>
    private static readonly TimeSpan OneDebate = TimeSpan.FromDays(4);

    /// <summary>True for one member's word against that of the party, which has not moved; not for a no to what another party says.</summary>
    public static bool IsDissent(Shift shift) =>
        shift is { Kind: ShiftKind.Contradicted, Before: { Voice: not Voice.Other } before } && (before.Speaker is null || before.Speaker.Party == shift.Line.Party);

    /// <summary>True where two members of one party say the opposite of each other within days.</summary>
    public static bool Differ(HeldStance current, Position next, TakeArticle take) =>
        AreOpposite(current.Stance, next.Stance)
        && next.Voice == Voice.Own && current.Statement.Voice == Voice.Own
        && !StanceScale.IsDeed(next.Event, next.Modality)
        && take.Article.At - current.At <= OneDebate
        && AreTwo(current.Statement.Speaker, current.Statement.Office, next);

    /// <summary>True where one article quotes two members of one party with the opposite of each other.</summary>
    public static bool Differ(Position one, Position other) =>
        AreOpposite(one.Stance, other.Stance)
        && one.Voice == Voice.Own && other.Voice == Voice.Own
        && !StanceScale.IsDeed(one.Event, one.Modality) && !StanceScale.IsDeed(other.Event, other.Modality)
        && AreTwo(one.Speaker, one.Office, other);

    /// <summary>The dissent that this position only repeats; null where it is none, or where by now the government says so.</summary>
    public static HeldStance? DissentAlready(LedgerEntry entry, Position next, TakeArticle take) =>
        entry.Held.FindLast(held => held.Dissent
            && held.Stance.Side() == next.Stance.Side()
            && take.Article.At - held.At <= OneDebate
            && (next.Voice == Voice.Outlet || Of(next.Speaker, next.Office) == Of(held.Statement.Speaker, held.Statement.Office)));

    // A demand of one does not speak against an offer of the other.
    private static bool AreOpposite(Stance one, Stance other) => one.Side() * other.Side() < 0 && one != Stance.Demands && other != Stance.Demands;

    private static bool AreTwo(Actor? speaker, string? office, Position next) =>
        Of(speaker, office) is { } one && Of(next.Speaker, next.Office) is { } other && one != other;

    /// <summary>The person whose own word it is; null for organs, spokespeople and whoever leads: theirs is the party's.</summary>
    private static string? Of(Actor? speaker, string? office) =>
        speaker is { Name: var name } && name.Contains(' ', StringComparison.Ordinal) && office is "minister" or "foreign minister" or "defence minister" or "finance minister" or "ambassador" or "national security adviser"
            or "military" or "parliament" or "government"
            ? name : null;
}
