using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>The words that bear a coded event out; an event without any is not told as a position.</summary>
internal static class EventEvidence
{
    private const int BeforePredicate = 2;
    private const int AfterPredicate = 5;
    private const int AfterLightPredicate = 9;

    private static readonly HashSet<ulong> LightVerbs = Stems.Set(
        "be is are was were have has had make made hold held say said agree want seek sought plan try intend vow decide take took continue begin began "
        + "offer refuse decline threaten promise pledge express announce give gave issue call urge ask need do does did go will expect prepare");

    // "declined to comment" is no refusal.
    private static readonly HashSet<ulong> Silence = Stems.Set("comment confirm elaborate specify say answer discuss provide identify name speculate disclose outline");

    private static readonly HashSet<ulong> Courtesies = Stems.Set("thank thanked congratulate condolence greet");

    private static readonly HashSet<ulong> Declining = Stems.Set("decline declined refuse refused");

    // What is told of the other party, not said by this one: "X violated the pact" is no accusation by X.
    private static readonly HashSet<ulong> Misdeeds = Stems.Set("violate lie lied meddle interfere responsible fabricate betray cheat steal stole deceive provocation bully violation");

    // "did not expect", "does not regard": no refusal of anything.
    private static readonly HashSet<ulong> Mental = Stems.Set("expect mention hide regard see reply comment know mean become happen think understand remember name");

    // A statement, a video or a report that is released sets nobody free.
    private static readonly HashSet<ulong> Papers = Stems.Set("statement video footage report document photo image transcript detail list data letter figure memo tape picture study");

    private static readonly HashSet<ulong> Doing = Stems.Set(
        "carry carried launch conduct commit order open mount stage make made hold held begin began begun start continue impose resume use used be is are was were have has had will would do did take took put keep kept declare place place send sent threaten vow plan try intend prepare");

    // "called it a mistake" is no call.
    private static readonly ulong Call = Stems.Of("called");

    private static readonly ulong Release = Stems.Of("release");

    /// <summary>The first phrase of the event's own sort after the source, near the predicate where there is one; null for none.</summary>
    /// <param name="predicate">The token of the predicate; -1 for a statement read as a whole.</param>
    public static PhraseHit? Find(ReadOnlySpan<ulong> stems, PloverEvent root, (int First, int End) source, (int First, int End) target, int predicate)
    {
        if (root == PloverEvent.Reject && predicate >= 0 && Mental.Contains(stems[predicate]))
            return null;
        var hits = new List<PhraseHit>();
        var reach = predicate >= 0 && LightVerbs.Contains(stems[Math.Min(predicate, stems.Length - 1)]) ? AfterLightPredicate : AfterPredicate;
        for (var i = predicate >= 0 ? Math.Max(0, predicate - BeforePredicate) : source.End; i < stems.Length; i++)
        {
            if (predicate >= 0 && i > predicate + reach)
                break;
            if ((i < target.First || i >= target.End) && (i < source.First || i >= source.End))
                EventLexicon.Shipped.Match(stems, i, hits);
        }

        hits.RemoveAll(hit => hits.Exists(other => other.Sort == EventSort.Ignore && other.At <= hit.At && hit.At + hit.Length <= other.At + other.Length));
        return First(hits, stems, predicate, sort => sort == (int)root || (root == PloverEvent.Reject && sort == EventSort.Refuse))
            ?? First(hits, stems, predicate, sort => IsDeedOf(root, (PloverEvent)sort));
    }

    // A threat or a promise is told by the deed it is about: "will expel", "is to withdraw".
    private static bool IsDeedOf(PloverEvent root, PloverEvent deed) => root switch
    {
        PloverEvent.Threaten => deed is PloverEvent.Sanction or PloverEvent.Coerce or PloverEvent.Assault or PloverEvent.Mobilize,
        PloverEvent.Agree => deed is PloverEvent.Yield or PloverEvent.Aid or PloverEvent.Cooperate or PloverEvent.Consult or PloverEvent.Support,
        PloverEvent.Sanction => deed == PloverEvent.Coerce,
        PloverEvent.Coerce => deed == PloverEvent.Sanction,
        PloverEvent.Consult or PloverEvent.Yield => deed == PloverEvent.Agree,
        _ => false,
    };

    private static PhraseHit? First(List<PhraseHit> hits, ReadOnlySpan<ulong> stems, int predicate, Func<int, bool> fits)
    {
        foreach (var hit in hits)
        {
            if (!fits(hit.Sort))
                continue;
            if (hit.Sort == (int)PloverEvent.Accuse && predicate >= 0 && Misdeeds.Contains(stems[hit.At]))
                continue;
            if (stems[hit.At] == Release && Stems.HasAny(stems[hit.At..Math.Min(stems.Length, hit.At + 8)], Papers))
                continue;
            // "cited the killing", "knew of the attack": whoever speaks of a deed has not done it.
            if (hit.Sort is (int)PloverEvent.Assault or (int)PloverEvent.Coerce && predicate >= 0 && hit.At > predicate + 1 && !Doing.Contains(stems[predicate]))
                continue;
            if (hit.Sort == (int)PloverEvent.Consult && hit.Length == 1 && stems[hit.At] == Call)
                continue;
            if (Courtesies.Contains(stems[hit.At]) || (Declining.Contains(stems[hit.At]) && Stems.HasAny(stems[hit.At..Math.Min(stems.Length, hit.At + 4)], Silence)))
                continue;
            return hit;
        }

        return null;
    }


    /// <summary>What an event is about where the words name no issue.</summary>
    public static string? UsualIssue(PloverEvent root) => root switch
    {
        PloverEvent.Consult => "talks",
        PloverEvent.Assault => "attack",
        PloverEvent.Sanction => "sanctions",
        PloverEvent.Mobilize => "troops",
        PloverEvent.Threaten => "war",
        PloverEvent.Aid => "aid",
        PloverEvent.Support or PloverEvent.Accuse or PloverEvent.Cooperate => "relations",
        _ => null,
    };
}
