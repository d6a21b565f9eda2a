using StoryWatch.Analysis.Actors;

namespace StoryWatch.Analysis.Positions;

/// <summary>
/// What the coder sees of a dyad: the words before, between and after source and target, the words that touch them, and the
/// phrases of the event lexicon with the modality they stand under. Features are hashes.
/// </summary>
internal sealed class DyadFeatures
{
    private const int Reach = 14;

    private static readonly ulong MaskSource = Stories.StableHash.Of("<source>");
    private static readonly ulong MaskTarget = Stories.StableHash.Of("<target>");

    private readonly List<uint> _features = [];
    private readonly List<PhraseHit> _hits = [];
    private readonly List<PhraseHit> _all = [];

    /// <summary>The features of one dyad; the list is valid until the next call.</summary>
    public List<uint> Of(StemmedText text, (int First, int End) source, (int First, int End) target, ActorMention? sourceActor, ActorMention? targetActor)
    {
        _features.Clear();
        _all.Clear();
        var stems = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(text.Stems);
        var forward = source.First <= target.First;
        var (left, right) = forward ? (source, target) : (target, source);
        var order = forward ? 0UL : 1UL;

        for (var i = 0; i < stems.Length; i++)
        {
            var zone = Zone(i, source, target, left, right);
            Add(1, stems[i]);
            Add(2 + zone + (20 * order), stems[i]);
            if (i + 1 < stems.Length)
                Add(10 + Math.Min(zone, Zone(i + 1, source, target, left, right)), Masked(stems, i, source, target), Masked(stems, i + 1, source, target));
            if (i + 2 < stems.Length && zone is 1 or 2)
                Add(16, Masked(stems, i, source, target), Masked(stems, i + 2, source, target));
            EventLexicon.Shipped.Match(stems, i, _all);
        }

        Touching(stems, source, target, order);
        Events(stems, source, target, left, right, order);
        Actors(source, target, sourceActor, targetActor, text);
        Add(90, order, (ulong)Math.Min(8, Math.Max(0, right.First - left.End) / 2));
        Add(91, order, left.First == 0 ? 1UL : 0);
        return _features;
    }

    // 0 before both, 1 between, 2 after within reach, 3 farther after, 4 in the source, 5 in the target.
    private static ulong Zone(int token, (int First, int End) source, (int First, int End) target, (int First, int End) left, (int First, int End) right) =>
        token >= source.First && token < source.End ? 4UL
        : token >= target.First && token < target.End ? 5UL
        : token < left.First ? 0UL
        : token < right.First ? 1UL
        : token < right.End + Reach ? 2UL : 3UL;

    private static ulong Masked(ReadOnlySpan<ulong> stems, int at, (int First, int End) source, (int First, int End) target) =>
        at < 0 || at >= stems.Length ? 0
        : at >= source.First && at < source.End ? MaskSource
        : at >= target.First && at < target.End ? MaskTarget
        : stems[at];

    private void Touching(ReadOnlySpan<ulong> stems, (int First, int End) source, (int First, int End) target, ulong order)
    {
        ulong a = Masked(stems, source.End, source, target), b = Masked(stems, source.End + 1, source, target), c = Masked(stems, source.End + 2, source, target);
        Add(30 + (order * 100), a);
        Add(31 + (order * 100), b);
        Add(32, c);
        Add(33, a, b);
        Add(34, b, c);
        Add(35, Mix(a, b), c);
        ulong x = Masked(stems, target.First - 1, source, target), y = Masked(stems, target.First - 2, source, target), z = Masked(stems, target.First - 3, source, target);
        Add(36 + (order * 100), x);
        Add(37 + (order * 100), y);
        Add(38, y, x);
        Add(39, Mix(z, y), x);
        Add(40, Masked(stems, target.End, source, target));
        Add(41, Masked(stems, target.End, source, target), Masked(stems, target.End + 1, source, target));
        Add(42, Masked(stems, source.First - 1, source, target));
    }

    private void Events(ReadOnlySpan<ulong> stems, (int First, int End) source, (int First, int End) target, (int First, int End) left, (int First, int End) right, ulong order)
    {
        // Longer phrases hide the shorter ones they contain: "no plans" over "plan".
        _hits.Clear();
        foreach (var hit in _all)
        {
            var covered = false;
            foreach (var other in _all)
                covered |= other.Sort is <= EventSort.Roots or EventSort.Ignore && other.Length > hit.Length && other.At <= hit.At && hit.At + hit.Length <= other.At + other.Length;
            if (!covered || hit.Sort > EventSort.Roots)
                _hits.Add(hit);
        }

        var first = -1;
        var lastBefore = -1;
        for (var h = 0; h < _hits.Count; h++)
        {
            var hit = _hits[h];
            var zone = Zone(hit.At, source, target, left, right);
            Add(50, (ulong)hit.Sort);
            Add(51 + zone, (ulong)hit.Sort, order);
            if (hit.Length > 1)
                Add(58, (ulong)hit.Sort, zone);
            if (hit.Sort > EventSort.Roots)
                continue;
            var mood = Mood(hit);
            Add(59, (ulong)hit.Sort, Mix(mood, zone));
            if (zone != 4 && hit.At >= source.End && first < 0)
            {
                first = h;
                Add(60, (ulong)hit.Sort);
                Add(61, (ulong)hit.Sort, mood);
                Add(62, stems[hit.At]);
                Add(63, stems[hit.At], mood);
                Add(64, (ulong)Math.Min(5, hit.At - source.End), (ulong)hit.Sort);
            }
            else if (first >= 0 && _hits[first].At == hit.At)
            {
                Add(60, (ulong)hit.Sort);
                Add(61, (ulong)hit.Sort, mood);
            }
            else if (first >= 0)
            {
                Add(65, (ulong)_hits[first].Sort, (ulong)hit.Sort);
            }

            if (zone != 5 && hit.At < target.First)
                lastBefore = h;
        }

        if (lastBefore >= 0)
        {
            Add(66, (ulong)_hits[lastBefore].Sort);
            Add(67, (ulong)_hits[lastBefore].Sort, Mood(_hits[lastBefore]));
            Add(68, stems[_hits[lastBefore].At]);
        }
    }

    // The modality words in the five tokens before an event, and what follows on a condition, as a set of bits.
    private ulong Mood(PhraseHit hit)
    {
        ulong mood = 0;
        foreach (var other in _hits)
        {
            if (other.Sort > EventSort.Roots && other.At < hit.At && hit.At - other.At <= 5 && other.Sort != EventSort.Condition)
                mood |= 1UL << (other.Sort - EventSort.Intent);
            if (other.Sort == EventSort.Condition && other.At > hit.At)
                mood |= 1UL << (EventSort.Condition - EventSort.Intent);
        }

        return mood;
    }

    private void Actors((int First, int End) source, (int First, int End) target, ActorMention? sourceActor, ActorMention? targetActor, StemmedText text)
    {
        var s = Sort(sourceActor);
        var t = Sort(targetActor);
        Add(70, s);
        Add(71, t);
        Add(72, s, t);
        if (source.End > source.First)
            Add(73, text.Stems[source.End - 1]);
        if (target.End > target.First)
        {
            Add(74, text.Stems[target.End - 1]);
            Add(75, text.Stems[target.First]);
            Add(76, char.IsUpper(text.Text[text.Tokens[target.End - 1].Start]) ? 1UL : 0);
        }

        var same = sourceActor?.Actor.Country is { } country && country == targetActor?.Actor.Country ? 1UL : 0;
        Add(77, same, s);
        foreach (var hit in _hits)
        {
            if (hit.Sort <= EventSort.Roots && hit.At >= source.End)
            {
                Add(78, s, (ulong)hit.Sort);
                Add(79, same, (ulong)hit.Sort);
                break;
            }
        }
    }

    private static ulong Sort(ActorMention? mention) =>
        mention is null ? 0 : Stories.StableHash.Of(mention.Actor.Sector ?? mention.Kind switch { ActorKind.State => "state", ActorKind.Demonym => "people", _ => "other" });

    private static ulong Mix(ulong a, ulong b) => unchecked(((a ^ (b + 0x9E3779B97F4A7C15UL)) * 0xBF58476D1CE4E5B9UL) ^ (a >> 29));

    private static uint Fold(ulong hash) => (uint)(hash ^ (hash >> 32));

    private void Add(ulong template, ulong value) => _features.Add(Fold(Mix(Mix(template, value), 0x1234567UL)));

    private void Add(ulong template, ulong first, ulong second) => _features.Add(Fold(Mix(Mix(Mix(template, first), second), 0x89ABCDEUL)));
}
