using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>
/// Predicates that tell their event by themselves ("rejected", "expelled ten diplomats", "suspended all dialogue"): read before the
/// model, which weighs all words of a clause and is led astray where a clause names other things too.
/// </summary>
internal sealed class Constructions
{
    private const int Reach = 13;
    private const int Run = 3;

    // A statement this short that holds such a word says that and no more.
    private const int Short = 16;

    // "will no longer give", "would never accept": what a party refuses to do.
    private static readonly HashSet<ulong> Refusable = Stems.Set("give allow permit accept attend join negotiate return participate withdraw withdrew retreat surrender tolerate recognize recognise comply");

    private static readonly HashSet<ulong> Promise = Stems.Set("ready prepared willing promise promised pledge pledged vow vowed plan planned intend intends threaten threatened");

    private static readonly HashSet<ulong> Deciding = Stems.Set("agree agreed agrees vote voted votes");

    private static readonly HashSet<ulong> Undecided = Stems.Set("oppose reject block resist fail failed refuse refused whether consider discuss not never n't no");

    private static readonly HashSet<ulong> HostileVerbs = Stems.Set("retaliate punish attack strike hit destroy withdraw quit expel sanction invade bomb annihilate slap");

    private static readonly HashSet<ulong> Will = Stems.Set("will would can cannot could shall must");

    private static readonly HashSet<ulong> Bridge = Stems.Set(
        "i we had has have will would is are was were also again then on early late monday tuesday wednesday thursday friday saturday sunday today yesterday \" “ , ' ‘ formally officially strongly firmly flatly sharply immediately quickly angrily earlier once in march april june july may now still both jointly");

    // What lifts or shuns a hostile act is none: "promised to lift sanctions", "pledged not to attack".
    private static readonly HashSet<ulong> Relief = Stems.Set("lift end stop halt ease remove cancel suspend avoid refrain cut reduce waive drop delay postpone not n't never no without against freeze roll");

    private static readonly HashSet<ulong> Army = Stems.Set("troop troops force forces soldier soldiers army");

    private static readonly ulong To = Stems.Of("to");

    private static readonly ulong Against = Stems.Of("against");

    private static readonly HashSet<ulong> Never = Stems.Set("not n't never longer");

    // "decided to suspend", "began to enrich": the event is told by the verb that follows.
    private static readonly HashSet<ulong> Aspect = Stems.Set("begin began begun start decide decided plan planned intend vow move moved want prepare continue resolve resolved will would has have had is are was were");

    // What is told in a content is read there.
    private static readonly HashSet<ulong> Saying = Stems.Set("say said tell told state add announce declare write wrote insist stress explain report confirm believe claim suggest note reply repeat tweet think know");

    private static readonly Lazy<Constructions> LazyShipped = new(Read);

    private readonly Dictionary<ulong, Construction[]> _byFirst;

    private readonly Dictionary<ulong, Construction[]> _anywhere;

    private Constructions(List<Construction> all)
    {
        _byFirst = all
            .Where(construction => !construction.Anywhere)
            .GroupBy(construction => construction.Verb[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(c => c.Verb.Length).ToArray());
        _anywhere = all
            .Where(construction => construction.Anywhere)
            .GroupBy(construction => construction.Verb[0])
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    public static Constructions Shipped => LazyShipped.Value;

    /// <summary>The event that the predicate tells, and where; null where it tells none by itself.</summary>
    /// <param name="from">The first token of the predicate, or of what follows the source of a statement.</param>
    /// <param name="isStatement">True where the predicate has yet to be found after <paramref name="from"/>.</param>
    public (PloverEvent Event, PhraseHit Trigger)? Find(ReadOnlySpan<ulong> stems, int from, bool isStatement)
    {
        if (!isStatement && IsRefused(stems, from))
            return (PloverEvent.Reject, new PhraseHit(from, 1, (int)PloverEvent.Reject));
        if (Promise.Contains(stems[Math.Min(from, stems.Length - 1)]) && Hostile(stems, from) is { } threat)
            return threat;
        if (Decided(stems, from, isStatement) is { } decided)
            return decided;
        if (isStatement && Anywhere(stems) is { } plain)
            return plain;
        for (var at = from; at < stems.Length && at <= from + Run; at++)
        {
            if (Match(stems, at) is { } found)
                return found;
            // In a statement the speaker acts: "said", then the verb; not "they rejected", "the rebels rejected".
            if (isStatement && !Bridge.Contains(stems[at]))
                return null;
            if (Saying.Contains(stems[at]) || (!isStatement && !Aspect.Contains(stems[at]) && !IsAfterAspect(stems, from, at)))
                return null;
        }

        return null;
    }

    // "ready to impose duties", "promised to retaliate": no good will.
    private (PloverEvent Event, PhraseHit Trigger)? Hostile(ReadOnlySpan<ulong> stems, int from)
    {
        for (var at = from + 1; at < stems.Length && at <= from + Run; at++)
        {
            if (Relief.Contains(stems[at]))
                return null;
            if (IsHostileAt(stems, at) || Match(stems, at)?.Event is PloverEvent.Sanction or PloverEvent.Coerce or PloverEvent.Assault or PloverEvent.Mobilize)
                return (PloverEvent.Threaten, new PhraseHit(from, 1, (int)PloverEvent.Threaten));
        }

        return null;
    }

    // "agreed to impose sanctions", "voted to freeze assets": what is decided against another, with whomever.
    private (PloverEvent Event, PhraseHit Trigger)? Decided(ReadOnlySpan<ulong> stems, int from, bool isStatement)
    {
        for (var at = from; at < stems.Length && at <= from + Run; at++)
        {
            if (!Deciding.Contains(stems[at]))
            {
                // In a statement the speaker acts.
                if (isStatement && !Bridge.Contains(stems[at]))
                    return null;
                continue;
            }

            if (Stems.HasAny(stems[Math.Max(0, at - 3)..at], Undecided))
                return null;
            for (var act = at + 1; act < stems.Length && act <= at + Run + Run; act++)
            {
                if (stems[at..act].Contains(To) && Match(stems, act) is { Event: PloverEvent.Sanction } told)
                    return told;
                if (Relief.Contains(stems[act]) || Undecided.Contains(stems[act]))
                    return null;
            }

            return null;
        }

        return null;
    }

    /// <summary>True where a hostile act follows within the tokens, and nothing before it lifts or shuns it.</summary>
    public static bool IsHostile(ReadOnlySpan<ulong> stems)
    {
        for (var at = 1; at < stems.Length; at++)
        {
            if (Relief.Contains(stems[at]))
                return false;
            if (IsHostileAt(stems, at))
                return true;
        }

        return false;
    }

    // The verb after "to": "to strike", not "the strike"; troops that withdraw threaten nobody.
    private static bool IsHostileAt(ReadOnlySpan<ulong> stems, int at) =>
        stems[at - 1] == To && HostileVerbs.Contains(stems[at]) && !Stems.HasAny(stems[at..Math.Min(stems.Length, at + 4)], Army);

    private static bool IsRefused(ReadOnlySpan<ulong> stems, int at) =>
        Refusable.Contains(stems[at]) && Stems.HasAny(stems[Math.Max(0, at - 2)..at], Never) && Stems.HasAny(stems[Math.Max(0, at - 4)..at], Will);

    private (PloverEvent Event, PhraseHit Trigger)? Anywhere(ReadOnlySpan<ulong> stems)
    {
        for (var at = 0; at < stems.Length; at++)
        {
            if (!_anywhere.TryGetValue(stems[at], out var constructions))
                continue;
            foreach (var construction in constructions)
            {
                if ((construction.Verb.Length > 1 || stems.Length <= Short) && stems[at..].StartsWith(construction.Verb)
                    && (construction.Complements.Count == 0 || Stems.HasAny(stems, construction.Complements)) && !Stems.HasAny(stems, construction.Unless))
                    return (construction.Event, new PhraseHit(at, construction.Verb.Length, (int)construction.Event));
            }
        }

        return null;
    }

    private static bool IsAfterAspect(ReadOnlySpan<ulong> stems, int from, int at) => at > from && Aspect.Contains(stems[from]);

    private (PloverEvent Event, PhraseHit Trigger)? Match(ReadOnlySpan<ulong> stems, int at)
    {
        if (!_byFirst.TryGetValue(stems[at], out var constructions))
            return null;
        foreach (var construction in constructions)
        {
            if (!stems[at..].StartsWith(construction.Verb))
                continue;
            var after = at + construction.Verb.Length;
            var window = stems[after..Math.Min(stems.Length, after + Reach)];
            var told = (construction.Complements.Count == 0 || Stems.HasAny(window, construction.Complements)) && !Stems.HasAny(window, construction.Unless);
            if (told && (at == 0 || stems[at - 1] != Against))
                return (construction.Event, new PhraseHit(at, construction.Verb.Length, (int)construction.Event));
        }

        return null;
    }

    private static Constructions Read()
    {
        using var stream = typeof(Constructions).Assembly.GetManifestResourceStream("constructions.tsv")!;
        using var reader = new StreamReader(stream);
        var all = new List<Construction>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Length == 0)
                continue;
            if (line.Split('\t') is not [var root, var verbs, var complements, .. var rest] || rest.Length > 1)
                throw new FormatException($"constructions.tsv: a line needs root, verbs and complements: {line}");
            HashSet<ulong> unless = rest is [var words] ? [.. words.Split(';', StringSplitOptions.TrimEntries).SelectMany(Forms).Select(Stems.Of)] : [];
            HashSet<ulong> things = complements.Trim() == "*" ? [] : [.. complements.Split(';', StringSplitOptions.TrimEntries).SelectMany(Forms).Select(Stems.Of)];
            foreach (var verb in verbs.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Inflected).Distinct())
                all.Add(new Construction(root == "-" ? PloverEvent.None : (PloverEvent)EventSort.Of(root.TrimEnd('~')), [.. verb.Split(' ').Select(Stems.Of)], things, unless, root.EndsWith('~')));
        }

        return new Constructions(all);
    }

    // The stemmer joins most forms, not all ("agree", "agreed"; "tariff", "tariffs"): all are looked up.
    private static IEnumerable<string> Inflected(string phrase)
    {
        var space = phrase.IndexOf(' ');
        var (verb, rest) = space < 0 ? (phrase, "") : (phrase[..space], phrase[space..]);
        return Forms(verb).Select(form => form + rest).DistinctBy(form => string.Join(' ', form.Split(' ').Select(Stem.Of)));
    }

    private static IEnumerable<string> Forms(string word) =>
    [
        word,
        word + "s",
        word.EndsWith('e') ? word + "d" : word + "ed",
        word + word[^1] + "ed",
        word.EndsWith('e') ? word[..^1] + "ing" : word + "ing",
    ];



    private sealed record Construction(PloverEvent Event, ulong[] Verb, HashSet<ulong> Complements, HashSet<ulong> Unless, bool Anywhere);
}
