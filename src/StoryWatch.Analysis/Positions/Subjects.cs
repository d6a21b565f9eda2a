using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Whose deed or word a clause tells: the party that its subject names, or that the subject's pronoun stands for.</summary>
internal sealed class Subjects(ParsedText text, MentionIndex mentions, NameLists names)
{
    private static readonly HashSet<string> FirstPerson = new(StringComparer.OrdinalIgnoreCase) { "we", "i" };

    private static readonly HashSet<string> ThirdPerson = new(StringComparer.OrdinalIgnoreCase) { "he", "she", "it", "they" };

    private static readonly HashSet<string> Measures = new(StringComparer.Ordinal) { "tariff", "duty", "levy", "sanction", "embargo", "ban", "hike", "quota" };

    private static readonly HashSet<string> Effects = new(StringComparer.Ordinal) { "take", "go", "kick", "come", "enter", "schedule" };

    private static readonly HashSet<string> Strikes = new(StringComparer.Ordinal)
    {
        "blast", "bombing", "bomb", "attack", "strike", "airstrike", "raid", "missile", "rocket", "drone", "shelling", "offensive", "bombardment", "assault",
    };

    private static readonly HashSet<string> Harms = new(StringComparer.Ordinal) { "kill", "wound", "injure", "hit", "strike", "destroy", "target" };

    // What acts for the body that owns it, where no office of a state is meant.
    private static readonly HashSet<string> Organs = new(StringComparer.Ordinal)
    {
        "council", "leadership", "delegation", "negotiator", "wing", "command", "commander", "fighter", "force", "troop",
    };

    private const int SentencesBack = 3;

    private static readonly HashSet<string> Pairs = new(StringComparer.Ordinal)
    {
        "sides", "countries", "nations", "leaders", "governments", "presidents", "powers", "parties", "capitals", "states", "ministers", "delegations", "neighbours", "neighbors",
    };

    private ActorMention? _lastPerson;

    /// <summary>The parties that act, each with the place where the clause names it; null for a pronoun.</summary>
    public IEnumerable<(Actor Holder, ActorMention? Mention)> Of(Syntax syntax, int predicate, int subject, Speech? speech)
    {
        if (mentions.At(subject) is { } mention)
        {
            foreach (var member in names.Coordinated(mention))
            {
                if (member is { Holder: { } holder, Use: MentionUse.Party })
                    yield return (holder, member);
            }

            yield break;
        }

        // "Ruritania and three allied states": the name that opens the subject.
        if (syntax.Subtree(subject).From is var opening && mentions.At(opening) is { Holder: { } first, Use: MentionUse.Party } named
            && named.End < subject && text.Word(named.End) is "and")
        {
            yield return (first, named);
            yield break;
        }

        // Where the parser made another sentence of it: "[Ruritania] and [three allied states agreed]".
        if (speech is null && Opening(syntax, predicate) is { } leading)
        {
            yield return (leading.Holder!, leading);
            yield break;
        }

        // "Ruritania's latest tariffs took effect": Ruritania's deed.
        // "A Ruritanian missile hit the port", "the rebels' council agreed": theirs as well.
        if (IsDoneWith(subject, predicate) && OwnerOf(syntax, subject) is { } owner)
        {
            yield return (owner.Holder!, owner);
            yield break;
        }

        if (Counted(syntax, subject) is { } several)
        {
            foreach (var one in several)
                yield return (one, null);
            yield break;
        }

        if (IsBoth(syntax, subject))
        {
            foreach (var side in TwoBefore(subject))
                yield return (side, null);
            yield break;
        }

        var word = text.Word(subject).ToString();
        var thing = word.Equals("it", StringComparison.OrdinalIgnoreCase) || word.Equals("they", StringComparison.OrdinalIgnoreCase);
        // "keeps what it has taken": whoever keeps.
        if (thing && text.QuoteDepth[subject] == 0 && text.Labels[predicate] is "ccomp" or "acl:relcl" or "acl" && Above(syntax, predicate, speech) is { } keeper)
            yield return (keeper, null);
        else if (speech?.Holder is { } speaker && (FirstPerson.Contains(word) || (ThirdPerson.Contains(word) && text.QuoteDepth[subject] == 0 && !(thing && speech.IsPerson))))
            yield return (speaker, null);
        else if (speech?.Holder is { } own && word is "country" or "nation" or "government" or "administration" && syntax.Child(subject, "nmod:poss") is >= 0 and var whose
            && text.Word(whose).ToString().ToLowerInvariant() is "his" or "her" or "its" or "our" or "my")
            yield return (own, null);
        else if (thing && text.QuoteDepth[subject] == 0 && Above(syntax, predicate, speech) is { } state)
            yield return (state, null);
        else if (speech is null && _lastPerson?.Holder is { } last && (word.Equals("he", StringComparison.OrdinalIgnoreCase) || word.Equals("she", StringComparison.OrdinalIgnoreCase)))
            yield return (last, null);
    }

    private bool IsDoneWith(int subject, int predicate)
    {
        var (thing, verb) = (text.Lemmas[subject], text.Lemmas[predicate]);
        return (Measures.Contains(thing) && Effects.Contains(verb)) || (Strikes.Contains(thing) && Harms.Contains(verb)) || Organs.Contains(thing);
    }

    private ActorMention? OwnerOf(Syntax syntax, int noun)
    {
        foreach (var mention in mentions.Starting(syntax.Subtree(noun).From, noun))
        {
            if (mention is { Holder: not null, Use: not MentionUse.Place } && mention.End <= noun)
                return mention;
        }

        return null;
    }

    // "the two sides agreed", "both leaders signed".
    private bool IsBoth(Syntax syntax, int subject)
    {
        if (!Pairs.Contains(text.Word(subject).ToString().ToLowerInvariant()))
            return false;
        return subject > syntax.First && (text.Lemmas[subject - 1] == "both" || (text.Lemmas[subject - 1] == "two" && subject > syntax.First + 1 && text.Lemmas[subject - 2] is "the" or "these"));
    }

    // "The three countries": the three that the text named together shortly before; null for none.
    private List<Actor>? Counted(Syntax syntax, int subject)
    {
        if (subject <= syntax.First + 1 || !Pairs.Contains(text.Word(subject).ToString().ToLowerInvariant()) || text.Lemmas[subject - 2] is not ("the" or "these" or "all"))
            return null;
        var count = text.Lemmas[subject - 1] switch { "three" => 3, "four" => 4, "five" => 5, "six" => 6, _ => 0 };
        if (count == 0)
            return null;
        var from = text.Sentences[Math.Max(0, text.SentenceOf(subject) - SentencesBack)].First;
        for (var i = mentions.PlaceOf(subject) - 1; i >= 0 && mentions.All[i].First >= from; i--)
        {
            var named = names.Coordinated(mentions.All[i]);
            if (named.Count == count && named.All(member => member.Holder is { Country: not null }))
                return [.. named.Select(member => member.Holder!)];
        }

        return null;
    }

    // The two states that the text named last, in the order in which it did; nobody where it named fewer.
    private List<Actor> TwoBefore(int token)
    {
        var found = new List<Actor>();
        var from = text.Sentences[Math.Max(0, text.SentenceOf(token) - SentencesBack)].First;
        for (var i = mentions.PlaceOf(token) - 1; i >= 0 && found.Count < 2 && mentions.All[i].First >= from; i--)
        {
            if (mentions.All[i] is { Holder: { Country: not null, Sector: null or "GOV" } party, Use: not MentionUse.Place } && !found.Exists(other => other.Country == party.Country))
                found.Insert(0, party);
        }

        return found.Count == 2 ? found : [];
    }

    // "Ruritania threatened to stay away, and it called off the talks": the state or body that is subject of the clause above.
    private Actor? Above(Syntax syntax, int predicate, Speech? speech)
    {
        for (var steps = 0; steps < 4 && text.Labels[predicate] is "conj" or "advcl" or "ccomp" or "acl:relcl" && text.Heads[predicate] >= syntax.First; steps++)
        {
            predicate = text.Heads[predicate];
            var subject = syntax.Child(predicate, "nsubj");
            if (subject >= 0 && mentions.At(subject) is { Use: MentionUse.Party, Kind: not ActorKind.Person } mention)
                return speech is null || speech.Holds(subject) ? mention.Holder : null;
        }

        return null;
    }

    private ActorMention? Opening(Syntax syntax, int predicate)
    {
        // After the place above the text: "VIENNA, Jan 5 - Ruritania and three allied states agreed".
        var first = Dateline.End(text.Text, text.Tokens, text.Sentences[text.SentenceOf(syntax.First)]);
        foreach (var mention in mentions.Starting(first, first + 2))
        {
            if (mention is not { Holder: not null, Use: MentionUse.Party } || mention.End >= predicate)
                continue;
            if (text.Word(mention.End) is not "and")
                return null;
            for (var i = mention.End; i < predicate; i++)
            {
                if (text.Tags[i] is "VBD" or "VBZ" or "VBP" or "MD" or ",")
                    return null;
            }

            return mention;
        }

        return null;
    }

    /// <summary>Keeps in mind whom the sentence was about, for "he" and "she" of the next.</summary>
    public void Remember(Syntax syntax)
    {
        foreach (var mention in mentions.Starting(syntax.First, syntax.End))
        {
            if (mention.Kind == ActorKind.Person && mention.End <= syntax.End && mention.Use == MentionUse.Party)
            {
                _lastPerson = mention;
                if (text.Labels[names.Head(mention)].StartsWith("nsubj", StringComparison.Ordinal))
                    return;
            }
        }
    }
}
