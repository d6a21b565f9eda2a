using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Reads stance and modality of a coded event from the words it stands among.</summary>
internal static class StanceReading
{
    private static readonly HashSet<ulong> Denial = Stems.Set("deny denies denied denial false baseless untrue fabricated groundless unfounded refute reject_claims");
    private static readonly HashSet<ulong> Leaving = Stems.Set("withdraw withdrew withdrawn withdrawing withdrawal pull pulled pulling pullout quit quitting exit exiting exited abandon abandoned scrap scrapped leave leaving left renounce ditch ditched recall recalled stop stopped suspend suspended");
    private static readonly HashSet<ulong> PullingBack = Stems.Set("withdraw withdrew withdrawn withdrawing withdrawal pull pulled pulling pullout leave leaving left");
    private static readonly HashSet<ulong> Lifting = Stems.Set("lift lifted lifting ease eased release released free freed waive waived unfreeze exempt reopen reopened restore restored relax remove pardon return returned repatriate dismantle");
    private static readonly HashSet<ulong> CalledOff = Stems.Set("cancel cancelled canceled cancels cancelling cancellation scrapped scraps");
    private static readonly HashSet<ulong> Exit = Stems.Set("pull pulled quit exit exited ditch ditched abandon abandoned scrap scrapped walk walked withdraw withdrew");
    private static readonly HashSet<ulong> Keeping = Stems.Set("comply complying abide abiding honor honour observe respect adhere");
    private static readonly HashSet<ulong> NoLonger = Stems.Set("longer stop stopped stopping cease ceased");
    private static readonly HashSet<ulong> Condition = Stems.Set("if unless until provided condition conditions precondition preconditions appropriate whether");
    private static readonly HashSet<ulong> Future = Stems.Set("will would shall going ready willing plan plans planned intend intends prepared open vow vowed pledge pledged promise promised ll hope hopes want wants wanted offer offered propose proposed consider considering to");
    private static readonly HashSet<ulong> Maybe = Stems.Set("could may might possibly perhaps likely would reportedly");
    private static readonly HashSet<ulong> Perhaps = Stems.Set("could may might possibly perhaps");
    private static readonly HashSet<ulong> Negation = Stems.Set("not n't no never neither nor without cannot refuse refused refuses refusing refusal decline declined");
    private static readonly HashSet<ulong> Not = Stems.Set("not n't never");
    private static readonly HashSet<ulong> NotOrNo = Stems.Set("not n't never no");
    private static readonly HashSet<ulong> Refusing = Stems.Set("rule ruled reject rejected refuse refused deny decline declined exclude oppose block");
    private static readonly HashSet<ulong> Done = Stems.Set("agreed signed accepted approved reached struck ratified inked concluded");
    private static readonly HashSet<ulong> DoneNow = Stems.Set("agree agrees sign signs accept accepts approve approves reach reaches strike strikes");
    private static readonly HashSet<ulong> Recall = Stems.Set("recall recalled home back withdraw withdrew withdrawn");
    private static readonly HashSet<ulong> Cancelling = Stems.Set("cancel cancelled canceled cancellation call called");

    /// <summary>What the party holds; null where the event says nothing of a stance.</summary>
    public static Stance? Of(PloverEvent root, Modality modality, ReadOnlySpan<ulong> words, int trigger, string issue)
    {
        var near = words[Math.Max(0, trigger - 6)..Math.Min(words.Length, trigger + 7)];
        return root switch
        {
            PloverEvent.Agree => modality switch
            {
                Modality.Denied => Stance.Unwilling,
                Modality.Conditional => Stance.Conditional,
                _ => Stems.HasAny(near, Done) || (modality == Modality.Asserted && Stems.HasAny(near, DoneNow)) || (issue == "talks" && HasDate(words[trigger..Math.Min(words.Length, trigger + 16)])) ? Stance.Agrees : Stance.Willing,
            },
            PloverEvent.Consult or PloverEvent.Support or PloverEvent.Cooperate or PloverEvent.Aid => modality switch
            {
                Modality.Denied => Stance.Unwilling,
                Modality.Conditional => Stance.Conditional,
                Modality.Asserted when root != PloverEvent.Consult && (Stems.HasAny(near, Done) || Stems.HasAny(near, DoneNow)) => Stance.Agrees,
                Modality.Future when root == PloverEvent.Consult && HasDate(words[trigger..Math.Min(words.Length, trigger + 16)]) => Stance.Agrees,
                // "will take place on June 12" is itself the event.
                Modality.Asserted when root == PloverEvent.Consult && Coming.Contains(words[trigger]) && HasDate(words[trigger..Math.Min(words.Length, trigger + 16)]) => Stance.Agrees,
                _ => Stance.Willing,
            },
            PloverEvent.Yield => modality switch
            {
                Modality.Denied => Stance.Unwilling,
                Modality.Conditional => Stance.Conditional,
                // Whose troops go, withdraws; who stops what it did gives way.
                _ => Stems.HasAny(near, Lifting) ? Stance.Lifts : Stems.HasAny(near, PullingBack) ? Stance.Withdraws : Stance.Agrees,
            },
            PloverEvent.Request => issue is "talks" or "mediation" && modality != Modality.Denied && !Stems.HasAny(near, Must) ? Stance.Willing : Stance.Demands,
            // Who does not blame has denied nothing.
            PloverEvent.Accuse => modality == Modality.Denied ? null : Stance.Accuses,
            // "did not rule out".
            PloverEvent.Reject when modality == Modality.Denied => Stance.Undecided,
            PloverEvent.Reject when near.IndexOf(TooEarly) >= 0 => Stance.Undecided,
            // "will no longer comply with the deal" leaves it.
            PloverEvent.Reject when issue is "nuclear deal" or "treaty" && Stems.HasAny(near, Keeping) && Stems.HasAny(near, NoLonger) => Stance.Withdraws,
            PloverEvent.Reject => Stems.HasAny(near, Denial) ? Stance.Denies
                : Stems.HasAny(words[trigger..Math.Min(words.Length, trigger + 6)], Leaving) && !Stems.HasAny(words[Math.Max(0, trigger - 2)..Math.Min(words.Length, trigger + 2)], NotOrNo) && issue is not ("talks" or "prisoners") ? Stance.Withdraws
                : issue is "talks" && modality == Modality.Asserted && (Stems.HasAny(near, CalledOff) || near.IndexOf(CallOff) >= 0 || Exit.Contains(words[trigger])) ? Stance.Withdraws
                : modality == Modality.Conditional && issue == "talks" ? Stance.Conditional
                : Stance.Unwilling,
            PloverEvent.Threaten => Stance.Threatens,
            PloverEvent.Protest => Stance.Accuses,
            // "will not impose new duties" gives way.
            PloverEvent.Sanction => modality is Modality.Denied ? (Stems.HasAny(words[Math.Max(0, trigger - 3)..trigger], Coming) ? Stance.Agrees : null)
                : Stems.HasAny(near, Cancelling) && issue is "talks" ? Stance.Unwilling
                : Stems.HasAny(near, Leaving) && issue is not ("sanctions" or "tariffs" or "aid" or "trade") ? Stance.Withdraws
                : modality is Modality.Future or Modality.Conditional or Modality.Hypothetical ? Stance.Threatens
                : Stance.Imposes,
            PloverEvent.Mobilize => modality != Modality.Denied ? Stance.Threatens : Stems.HasAny(words[Math.Max(0, trigger - 3)..trigger], Coming) ? Stance.Agrees : Stance.Denies,
            PloverEvent.Coerce when issue == "ambassador" && modality == Modality.Asserted && Stems.HasAny(near, Recall) => Stance.Withdraws,
            PloverEvent.Coerce or PloverEvent.Assault => modality switch
            {
                // "did not fire" denies; "cannot prevent", "will not detain" do not.
                Modality.Denied => Stems.HasAny(words[Math.Max(0, trigger - 4)..trigger], Able) ? null : Stance.Denies,
                // "will expel ten diplomats" announces the deed.
                Modality.Future when issue == "ambassador" && trigger > 0 && words[trigger - 1] == Will => Stance.Imposes,
                Modality.Future or Modality.Conditional or Modality.Hypothetical => Stance.Threatens,
                _ => Stance.Imposes,
            },
            _ => null,
        };
    }

    /// <summary>How the words put the event whose own words begin at <paramref name="trigger"/>.</summary>
    public static Modality ModalityOf(PloverEvent root, ReadOnlySpan<ulong> words, int from, int trigger)
    {
        from = Math.Min(from, trigger);
        var before = words[Math.Max(from, trigger - 6)..trigger];
        // An event of refusing carries its own negation; "denied it had refused" has one more.
        var negations = Count(before, Negation);
        if (root is PloverEvent.Reject)
            return IsRefusalNegated(words, trigger) ? Modality.Denied
                : Conditional(words, from, trigger) ? Modality.Conditional
                : Stems.HasAny(before, Perhaps) && !Negation.Contains(words[trigger]) ? Modality.Hypothetical : Modality.Asserted;
        if (negations % 2 == 1)
            return Modality.Denied;
        if (Conditional(words, from, trigger))
            return Modality.Conditional;
        if (Stems.HasAny(before, Future))
            return Modality.Future;
        return Stems.HasAny(before, Maybe) ? Modality.Hypothetical : Modality.Asserted;
    }

    private static readonly ulong[] TimeIsRight = Stems.Sequence("time is right");
    private static readonly ulong[] ProvidedThat = Stems.Sequence("provided that");
    private static readonly ulong[] OnlyWhen = Stems.Sequence("only when");
    private static readonly ulong[] InReturn = Stems.Sequence("in return for");
    private static readonly ulong[] InExchange = Stems.Sequence("in exchange for");
    private static readonly ulong[] TooEarly = Stems.Sequence("too early");
    private static readonly ulong[] CallOff = Stems.Sequence("call off");
    private static readonly ulong Will = Stems.Of("will");
    private static readonly HashSet<ulong> Able = Stems.Set("can cannot could will would ll may might");
    private static readonly HashSet<ulong> Coming = Stems.Set("will would ll");
    private static readonly HashSet<ulong> Months = Stems.Set("january february march april june july august september october november december");
    private static readonly ulong Number = Stems.Of("0");
    private static readonly HashSet<ulong> Must = Stems.Set("must should demand demanded insist insisted");

    // "did not rule out talks".
    private static bool IsRefusalNegated(ReadOnlySpan<ulong> words, int trigger)
    {
        for (var i = trigger; i < Math.Min(words.Length, trigger + 5); i++)
        {
            if (Refusing.Contains(words[i]))
                return Stems.HasAny(words[Math.Max(0, i - 3)..i], Not);
        }

        return false;
    }

    private static bool Conditional(ReadOnlySpan<ulong> words, int from, int trigger)
    {
        var after = words[trigger..Math.Min(words.Length, trigger + 16)];
        return Stems.HasAny(words[from..Math.Min(words.Length, trigger + 16)], Condition)
            || words[trigger..Math.Min(words.Length, trigger + 24)].IndexOf(ProvidedThat) >= 0
            || after.IndexOf(TimeIsRight) >= 0 || after.IndexOf(InReturn) >= 0 || after.IndexOf(InExchange) >= 0 || after.IndexOf(OnlyWhen) >= 0;
    }

    // A meeting that has its day is agreed: "will meet in Geneva on June 16".
    private static bool HasDate(ReadOnlySpan<ulong> words)
    {
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if ((Months.Contains(words[i]) && words[i + 1] == Number) || (words[i] == Number && Months.Contains(words[i + 1])))
                return true;
        }

        return false;
    }


    private static int Count(ReadOnlySpan<ulong> words, HashSet<ulong> stems)
    {
        var count = 0;
        foreach (var word in words)
            count += stems.Contains(word) ? 1 : 0;
        return count;
    }

}
