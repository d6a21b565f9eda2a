using System.Runtime.InteropServices;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Reads the event of a frame: by the construction of its predicate, else by the model where the words bear the event out.</summary>
internal sealed class ClauseReading(EventCoder coder)
{
    private const double Certain = 0.95;
    private const double LeastProbability = 0.5;
    private const double LeastForCooperation = 0.6;

    private static readonly HashSet<ulong> Wish = Stems.Set("want wants wanted wish wished hope hoped");
    private static readonly HashSet<ulong> Watching = Stems.Set("see know hear get have ensure make avoid prevent stop end keep limit curb force");
    private static readonly ulong To = Stems.Of("to");

    private static readonly HashSet<string> Beliefs = new(StringComparer.Ordinal)
    {
        "convince", "believe", "think", "know", "understand", "hear", "learn", "fear", "worry", "doubt", "cite", "say", "tell", "tweet", "write",
    };

    private static readonly HashSet<string> Findings = new(StringComparer.Ordinal) { "conclude", "believe", "find", "determine", "think" };

    /// <summary>What the frame tells towards the target; null where it tells no event.</summary>
    public Reading? Of(ParsedText text, Frame frame, ActorMention? target)
    {
        var clause = CodedClause.Of(text, frame, target);
        var stems = CollectionsMarshal.AsSpan(clause.Words.Stems);
        var from = clause.Predicate >= 0 ? clause.Predicate : clause.Source.End;
        // A quotation without its speaker before it tells a deed only where "we" do it; that is a clause of its own.
        var allowed = frame.Predicate < 0 && clause.Source.End > clause.Source.First && !frame.IsAboutOther ? Allowed.All : AllowedOf(frame);
        if (IsJourney(text, frame) && clause.Predicate >= 0)
            return new Reading(clause, PloverEvent.Yield, Certain, new PhraseHit(clause.Predicate, 1, (int)PloverEvent.Yield));
        // "We find that Ruritania is to blame": what is found is stated.
        var isStatement = clause.Predicate < 0 || (frame is { Predicate: >= 0, Voice: Voice.Own } && Findings.Contains(text.Lemmas[frame.Predicate]));
        if (Constructions.Shipped.Find(stems, from, isStatement) is { } told && (told.Event == PloverEvent.None || EventCoder.IsAllowed(told.Event, allowed)))
            return told.Event == PloverEvent.None ? null : new Reading(clause, told.Event, Certain, told.Trigger);
        // What somebody believes or only says is no party's position.
        if (frame.IsParticiple || (frame.Predicate >= 0 && Beliefs.Contains(text.Lemmas[frame.Predicate])))
            return null;
        var (root, probability) = coder.Code(clause.Words, clause.Source, clause.Target, frame.Mention, target, AllowedOf(frame));
        if (root == PloverEvent.Request && IsWish(stems, from))
            root = PloverEvent.Agree;
        if (root == PloverEvent.Aid && target is null)
            return null;
        // What a clause only says by the way and a people's protest are no party's position.
        if (frame.Subordinate && root is PloverEvent.Cooperate or PloverEvent.Aid or PloverEvent.Consult or PloverEvent.Support)
            return null;
        if (root == PloverEvent.Protest && frame.Holder.Sector is null or "GOV" or "MIL")
            return null;
        if (probability < (root.Quad() is QuadClass.VerbalCooperation or QuadClass.MaterialCooperation ? LeastForCooperation : LeastProbability))
            return null;
        if (EventEvidence.Find(stems, root, clause.Source, clause.Target, clause.Predicate) is not { } trigger)
            return null;
        // "fulfils its promise to retaliate".
        if (root == PloverEvent.Agree && Constructions.IsHostile(stems[trigger.At..Math.Min(stems.Length, trigger.At + 6)]))
            root = PloverEvent.Threaten;
        return new Reading(clause, root, probability, trigger);
    }

    /// <summary>True for an ambassador who leaves or returns: he is himself the matter.</summary>
    public static bool IsJourney(ParsedText text, Frame frame) =>
        frame.Predicate >= 0
        && text.Lemmas[frame.Predicate] is "return" or "leave" or "depart"
        && (frame.Voice == Voice.Own || (frame.Voice == Voice.Outlet && text.Tags[frame.Predicate] is "VBD" or "VBN"))
        && (frame.Mention?.Role == "ambassador" || frame.Office == "ambassador" || frame.Holder.Name.EndsWith(" ambassador", StringComparison.Ordinal));

    // "wants to reach an accord" tells what it would do itself; "wants to see", "wants an end" what others should.
    private static bool IsWish(ReadOnlySpan<ulong> stems, int from)
    {
        for (var at = from; at + 2 < stems.Length && at <= from + 2; at++)
        {
            if (Wish.Contains(stems[at]) && stems[at + 1] == To)
                return !Watching.Contains(stems[at + 2]);
        }

        return false;
    }

    // What is said is verbal: whoever reports a deed has not done it.
    private static Allowed AllowedOf(Frame frame) =>
        frame.Predicate >= 0 ? Allowed.All : frame.IsAboutOther ? Allowed.OfAnother : Allowed.Verbal;
}

/// <summary>The event that a frame tells.</summary>
/// <param name="Trigger">The words that tell it.</param>
internal sealed record Reading(CodedClause Clause, PloverEvent Event, double Probability, PhraseHit Trigger)
{
    /// <summary>True for what parties do with each other.</summary>
    public bool IsMutual => Event is PloverEvent.Agree or PloverEvent.Consult or PloverEvent.Support or PloverEvent.Cooperate or PloverEvent.Yield;
}
