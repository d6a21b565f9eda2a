using System.Collections.Frozen;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Attributions;

/// <summary>Resolves sources to names over one article: last names, titles, pronouns, short names of institutions.</summary>
internal sealed class Speakers
{
    // How far back, in sentences, a pronoun is taken to reach.
    private const int Reach = 4;

    private const int Goes = 6;

    private static readonly FrozenSet<string> Singular = new[] { "he", "she", "him", "her", "his", "who" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Plural = new[] { "they", "them", "their", "it", "its", "which" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Self = new[] { "i", "we", "you", "me", "us", "my", "our", "one" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Institutions = new[]
    {
        "ministry", "department", "government", "office", "agency", "committee", "council", "commission", "court", "parliament", "army", "bank",
        "union", "party", "embassy", "administration", "house", "senate", "company", "statement", "campaign", "group", "police",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Roles = new[]
    {
        "president", "minister", "secretary", "spokesman", "spokeswoman", "spokesperson", "ambassador", "senator", "chancellor", "premier", "king",
        "general", "governor", "mayor", "chairman", "chief", "leader", "director", "envoy", "judge", "official", "diplomat", "prince", "pope",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly ParsedText _text;
    private readonly IActorLookup _actors;
    private readonly DateOnly? _at;
    private readonly List<Mention> _mentions;
    private readonly MentionLookup _lookup;
    private readonly Dictionary<string, Mention> _byLastWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Mention> _byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActorMention?> _known = new(StringComparer.Ordinal);

    public Speakers(ParsedText text, IActorLookup actors, DateOnly? at)
    {
        (_text, _actors, _at) = (text, actors, at);
        _mentions = Mention.All(text);
        _lookup = new(_mentions);
        foreach (var mention in _mentions)
        {
            // The longest form of a name stands for all that end alike; of equals the first.
            var key = mention.LastWord;
            if (!_byLastWord.TryGetValue(key, out var known) || mention.Words > known.Words) _byLastWord[key] = mention;
            if (mention is { Words: 2 or 3, IsAdjective: false }) _byFirstWord.TryAdd(text.Word(mention.First).ToString(), mention);
        }
    }

    /// <param name="before">What was said before in the article, for quotations that go on without a source.</param>
    public Actor Of(Found found, IReadOnlyList<Attribution> before)
    {
        if (found.Source.Count == 0) return Unsaid(found, before);
        var (first, end) = (found.Source[0].First, found.Source[0].End);
        while (first < end && !char.IsLetterOrDigit(_text.Word(first)[0])) first++;
        while (end > first && !char.IsLetterOrDigit(_text.Word(end - 1)[0])) end--;
        if (first == end) return Actor.Unknown;

        // "He (Biden)", "President (Biden)": the brackets name the one who is meant.
        var bracketed = _lookup.Find(first + 1, found.Source[0].End + 2, m => _text.Word(m.First - 1) is "(" or "[");
        if (bracketed is not null && bracketed.First - first <= 4) return Named(bracketed);

        var word = _text.Word(first).ToString();
        if (end - first == 1)
        {
            if (word is "who") return Described(first) is { } head ? Named(head) : Actor.Unknown;
            // "at Ruritania, which said".
            if (word is "which" && Described(first) is { } named) return Named(named);
            if (Singular.Contains(word)) return Antecedent(first, person: true, before);
            if (Plural.Contains(word)) return Antecedent(first, person: false, before);
            if (Self.Contains(word)) return before.Count > 0 ? before[^1].Speaker : Actor.Unknown;
        }

        var mention = Main(first, end, found.Cue);
        if (mention is not null) return Named(mention);
        if (Known(Written(first, end)) is { } known) return known.Actor;
        return Common(first, end);
    }

    // "King Salman, who denied", "Maria Diaz, an aide who said": the name that the relative clause describes.
    private Mention? Described(int who)
    {
        if (_lookup.Find(who - 1 - Mention.MostWords, who, m => m.End == who || (m.End == who - 1 && _text.Word(m.End) is ",")) is { } before) return before;
        var verb = _text.Heads[who];
        var noun = verb >= 0 && _text.Labels[verb] == "acl:relcl" ? _text.Heads[verb] : -1;
        if (noun >= 0 && _text.Labels[noun] == "appos") noun = _text.Heads[noun];
        return noun < 0 ? null : _lookup.Find(noun + 1 - Mention.MostWords, noun + Mention.MostWords, m => m.First <= noun && noun < m.End);
    }

    /// <summary>The name that a source is about: the one its head belongs to, or stands beside.</summary>
    private Mention? Main(int first, int end, Cue cue)
    {
        var head = Head(first, end, cue);

        Mention? beside = null;
        for (var i = _lookup.PlaceOf(first); i < _mentions.Count && _mentions[i].End <= end; i++)
        {
            var mention = _mentions[i];
            if (mention.First <= head && head < mention.End) return mention;
            // "the minister, Jane Doe, ..." and "spokesman John Doe" whatever the parser made of it.
            var apposed = _text.Labels[mention.End - 1] == "appos" || _text.Heads[mention.End - 1] == head && _text.Labels[mention.End - 1] == "dep";
            if (apposed && mention.Words > 1) beside ??= mention;
        }

        return beside;
    }

    // The subject of the cue where the source holds it, else the first word that hangs outside the source. Where the source took in a
    // clause ("the envoy was summoned after the president, in an interview, [stressed]") the one who says it opens the last of its clauses.
    private int Head(int first, int end, Cue cue)
    {
        for (var i = end - 1; i > first && end <= cue.First; i--)
        {
            if (_text.Lemmas[i] is not ("after" or "when" or "while" or "before" or "because")) continue;
            if (_lookup.Find(i + 1, end, _ => true) is { } opening) return opening.First;
        }

        var outer = -1;
        for (var i = first; i < end; i++)
        {
            var above = _text.Heads[i];
            if (above >= cue.First && above < cue.End && _text.Labels[i] is "nsubj" or "nsubjpass") return i;
            if (outer < 0 && (above < first || above >= end)) outer = i;
        }

        return outer < 0 ? first : outer;
    }

    private Actor Named(Mention mention)
    {
        var full = _byLastWord.TryGetValue(mention.LastWord, out var longest) && longest.Words > mention.Words && longest.Holds(mention) ? longest : mention;
        // "Hong Gil-dong, an envoy, ... Hong said": the family name stands first.
        if (full.Words == 1 && full.Title is null && _byFirstWord.TryGetValue(full.Name, out var family) && family.First < mention.First && IsFamilyFirst(family)) full = family;
        return (Known(full.Name) ?? (full == mention ? null : Known(mention.Name)))?.Actor ?? new Actor(full.Name);
    }

    // Not "Roe Airlines".
    private bool IsFamilyFirst(Mention name) => IsPerson(name) && !name.LastWord.EndsWith('s');

    private ActorMention? Known(string name)
    {
        if (!_known.TryGetValue(name, out var known)) _known[name] = known = _actors.Resolve(name, _at);
        return known;
    }

    // A state or an organ is no "she"; "President" before a name makes a person of it.
    private bool IsPerson(Mention mention)
    {
        if (mention.Title is not null) return true;
        if (mention.IsAdjective || Institutions.Contains(mention.LastWord)) return false;
        // "VIENNA", "RIA": a place above the text, an agency.
        if (mention.Name.Length > 2 && !mention.Name.AsSpan().ContainsAnyInRange('a', 'z')) return false;
        return Known(mention.Name) is not { } known || known.Kind == ActorKind.Person || known.Role is not null && known.Kind == ActorKind.State;
    }

    /// <summary>Who "he", "she", "it" or "they" is: the nearest earlier subject of the right kind, else the nearest name.</summary>
    private Actor Antecedent(int at, bool person, IReadOnlyList<Attribution> before)
    {
        var sentence = _text.SentenceOf(at);
        var from = _text.Sentences[Math.Max(0, sentence - Reach)].First;
        Mention? best = null;
        var score = int.MinValue;
        for (var i = _lookup.PlaceOf(at) - 1; i >= 0; i--)
        {
            var mention = _mentions[i];
            if (mention.First < from) break;
            if (person != IsPerson(mention)) continue;
            var subject = _text.Labels[mention.End - 1] is "nsubj" or "nsubjpass" ? 12 : 0;
            var distance = _text.SentenceOf(mention.First) - sentence;
            var quoted = _text.QuoteDepth[mention.First] > 0 ? -20 : 0;
            var owner = _text.Labels[mention.End - 1] is "nmod:poss" or "compound" or "amod" ? -8 : 0;
            // Who spoke last goes on speaking.
            var spoke = before.Count > 0 && before[^1].Speaker.Name.EndsWith(mention.LastWord, StringComparison.Ordinal) ? Goes : 0;
            var value = subject + (distance * 5) + quoted + owner + spoke;
            if (value > score) (best, score) = (mention, value);
        }

        return best is null ? Actor.Unknown : Named(best);
    }

    /// <summary>"the ministry", "the president": the fuller name that the article has for it.</summary>
    private Actor Common(int first, int end)
    {
        var last = _text.Word(end - 1).ToString();
        if (Institutions.Contains(last) || Roles.Contains(last))
        {
            var written = Written(first, end);
            var named = (written.Contains(' ') ? _lookup.LastTitled(written, first) : null) ?? _lookup.LastNamed(last, first) ?? _lookup.LastTitled(last, first);
            if (named is not null) return Named(named);
        }

        return new(Written(first, end));
    }

    private Actor Unsaid(Found found, IReadOnlyList<Attribution> before)
    {
        // A quotation without a source goes on from the one before it.
        var quoted = found.Content.Count > 0 && _text.QuoteDepth[found.Content[0].First] > 0;
        return quoted && before.Count > 0 ? before[^1].Speaker : Actor.Unknown;
    }

    private string Written(int first, int end)
    {
        if (_text.Word(first).Equals("the", StringComparison.OrdinalIgnoreCase) && end - first > 1) first++;
        return string.Join(' ', _text.Span(first, end).In(_text.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
