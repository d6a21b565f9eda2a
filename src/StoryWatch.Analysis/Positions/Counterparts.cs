using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Whom a frame is towards.</summary>
internal sealed class Counterparts
{
    private const int LeastForDominant = 3;

    // Two sentences hold no more tokens than this, mostly.
    private const int MostBack = 150;

    private readonly MentionIndex _mentions;
    private readonly List<(Actor Actor, int Count)> _byCount;

    public Counterparts(MentionIndex mentions)
    {
        _mentions = mentions;
        _byCount = [.. mentions.All
            .Where(mention => PartyOf(mention) is not null)
            .GroupBy(mention => PartyOf(mention)!.Party, StringComparer.Ordinal)
            .Select(group => (Actor: PartyOf(group.First())!, Count: group.Count()))
            .OrderByDescending(entry => entry.Count)
            .ThenBy(entry => entry.Actor.Party, StringComparer.Ordinal)];
    }

    /// <summary>True where the text names more than one party: else nothing in it is diplomacy.</summary>
    public bool AreSeveral => _byCount.Count > 1;

    /// <summary>The other party that the frame's own words name first after its subject, else before it; states before bodies of states.</summary>
    public ActorMention? InFrame(Frame frame)
    {
        ActorMention? before = null;
        ActorMention? body = null;
        ActorMention? partner = null;
        foreach (var mention in _mentions.Starting(frame.From, frame.To))
        {
            if (mention.End > frame.To || PartyOf(mention) is not { } party || Same(party, frame.Holder) || IsReporter(mention, frame))
                continue;
            // Who acts with it is towards whom it acts only where there is nobody else: "the two states agreed".
            if (IsPartner(mention, frame))
            {
                partner ??= mention;
                continue;
            }

            // A state rather than the organisation it speaks before: "told the Security Council that Ruritania ...".
            if (party.Sector == "IGO")
                body ??= mention;
            else if (mention.First >= frame.Subject.End)
                return mention;
            else
                before = mention;
        }

        return body ?? before ?? partner;
    }

    /// <summary>The nearest other party of the same sentence or the two before it; else the other party that the text is mostly about.</summary>
    public Actor? Nearby(Frame frame, ParsedText text, int sentence)
    {
        var from = text.Sentences[Math.Max(0, sentence - 2)].First;
        var to = text.Sentences[sentence].End;
        Actor? nearest = null;
        foreach (var mention in _mentions.Starting(from, to))
        {
            if (mention.End <= to && mention.Use == MentionUse.Party && PartyOf(mention) is { } party && !Same(party, frame.Holder)
                && !IsReporter(mention, frame) && !IsPartner(mention, frame) && !IsHerald(mention, frame))
                nearest = party;
        }

        if (nearest is not null)
            return nearest;
        foreach (var (actor, count) in _byCount)
        {
            if (!Same(actor, frame.Holder))
                return count >= LeastForDominant ? actor : null;
        }

        return null;
    }

    /// <summary>True for one that acts together with the holder in the frame.</summary>
    public static bool IsPartner(ActorMention mention, Frame frame) => mention.First >= frame.Subject.First && mention.End <= frame.Subject.End;

    private static bool IsReporter(ActorMention mention, Frame frame)
    {
        foreach (var (first, end) in frame.Reporters)
        {
            if (mention.First >= first && mention.End <= end && !(first >= frame.Subject.First && end <= frame.Subject.End))
                return true;
        }

        return false;
    }

    // An envoy who brings word of two others is party to neither's position.
    private static bool IsHerald(ActorMention mention, Frame frame)
    {
        for (var i = frame.Heralds.Count - 1; i >= 0 && frame.Heralds[i].End > frame.From - MostBack; i--)
        {
            if (mention.First >= frame.Heralds[i].First && mention.End <= frame.Heralds[i].End)
                return true;
        }

        return false;
    }

    // A parliament towards its own government is home politics.
    private static bool Same(Actor a, Actor b) => a.Party == b.Party || (a.Country is not null && a.Country == b.Country);

    /// <summary>The party that a mention stands for as a counterpart; places are none.</summary>
    public static Actor? PartyOf(ActorMention mention) =>
        mention.Use == MentionUse.Place ? null
        : mention.Holder is { } holder ? (mention.Use == MentionUse.Modifier && mention.Kind == ActorKind.Capital ? null : holder)
        : null;
}
