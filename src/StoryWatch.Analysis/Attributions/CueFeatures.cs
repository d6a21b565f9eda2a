using static StoryWatch.Analysis.Models.FeatureHash;

namespace StoryWatch.Analysis.Attributions;

/// <summary>What a token looks like to the finder of cues: itself, its neighbours, its place in the tree and in quotations.</summary>
internal static class CueFeatures
{
    public const int Most = 80;

    /// <summary>Atoms, which the hidden layer combines.</summary>
    public static void Deep(TextView t, int i, ref Features f)
    {
        var sentence = t.Parsed.Sentences[t.SentenceOf[i]];
        var head = t.Heads[i];
        var (subject, complement, preposition) = (t.Subject[i], t.Complement[i], t.Preposition[i]);
        for (var d = -3; d <= 3; d++)
        {
            var at = i + d;
            f.Add(Mix(1, (uint)(d + 8), t.Word(at)));
            if (d is < -2 or > 2) continue;
            f.Add(Mix(2, (uint)(d + 8), t.Tag(at)));
            f.Add(Mix(3, (uint)(d + 8), t.FineOf(at)));
            f.Add(Mix(4, (uint)(d + 8), t.CoarseOf(at)));
            if (d is < -1 or > 1) continue;
            f.Add(Mix(5, (uint)(d + 8), t.Label(at)));
            f.Add(Mix(6, (uint)(d + 8), Quote(t, i, at)));
        }

        f.Add(Mix(10, t.Lemmas[i]));
        f.Add(Mix(11, t.Parsed.Forms.Suffix3[i]));
        f.Add(Mix(12, t.Lemma(head)));
        f.Add(Mix(13, t.Tag(head), t.Labels[i]));
        f.Add(Mix(14, t.FineOf(head)));
        f.Add(Mix(15, t.Lemma(subject)));
        f.Add(Mix(16, t.FineOf(subject), t.Tag(subject)));
        f.Add(Mix(17, t.CoarseOf(subject)));
        f.Add(Mix(18, t.Lemma(complement)));
        f.Add(Mix(19, t.Label(complement), t.Tag(complement)));
        f.Add(Mix(20, t.FineOf(complement)));
        f.Add(Mix(21, complement < 0 ? 9 : t.Word(t.Left[complement])));
        f.Add(Mix(22, preposition < 0 ? 9 : t.Word(t.Left[preposition])));
        for (var bit = 0; bit < 32; bit++)
        {
            if ((t.ChildMask[i] >> bit & 1) != 0 && Prominent(t, i)) f.Add(Mix(23, (uint)bit));
        }

        f.Add(Mix(24, Place(i - sentence.First), Place(sentence.End - i)));
        f.Add(Mix(25, sentence.Paragraph == 0 ? 1u : 0u, t.Shapes[i]));
        f.Add(Mix(26, t.Tag(subject), t.Label(subject), subject < 0 ? 2u : subject < i ? 0u : 1u));
    }

    /// <summary>Conjunctions, which go straight to the scores.</summary>
    public static void Wide(TextView t, int i, ref Features f)
    {
        var head = t.Heads[i];
        var (subject, complement, preposition) = (t.Subject[i], t.Complement[i], t.Preposition[i]);
        var (w, l, tag) = (t.Words[i], t.Lemmas[i], t.Tag(i));
        f.Add(Mix(50, w));
        f.Add(Mix(51, l, tag));
        f.Add(Mix(52, tag, t.Label(i)));
        f.Add(Mix(53, t.Word(i - 1), w));
        f.Add(Mix(54, w, t.Word(i + 1)));
        f.Add(Mix(55, t.Word(i - 1), w, t.Word(i + 1)));
        f.Add(Mix(56, t.Tag(i - 1), tag, t.Tag(i + 1)));
        f.Add(Mix(57, t.Word(i - 2), t.Word(i - 1), w));
        f.Add(Mix(58, w, t.Word(i + 1), t.Word(i + 2)));
        f.Add(Mix(59, t.Lemma(i - 1), tag));
        f.Add(Mix(60, tag, t.Lemma(i + 1)));
        f.Add(Mix(61, l, t.ChildMask[i]));
        f.Add(Mix(62, t.Fine[i], t.ChildMask[i]));
        f.Add(Mix(63, tag, t.ChildMask[i]));
        f.Add(Mix(64, l, t.Label(complement), t.Tag(complement)));
        f.Add(Mix(65, l, complement < 0 ? 9 : t.Word(t.Left[complement])));
        f.Add(Mix(66, t.Fine[i], t.Label(complement), complement < 0 ? 9 : t.Word(t.Left[complement])));
        f.Add(Mix(67, l, t.CoarseOf(subject)));
        f.Add(Mix(68, l, t.Lemma(subject)));
        f.Add(Mix(69, t.Fine[i], t.FineOf(subject)));
        f.Add(Mix(70, l, t.Lemma(head)));
        f.Add(Mix(71, l, t.Label(i), t.Tag(head)));
        f.Add(Mix(72, t.Fine[i], t.Label(i), t.FineOf(head)));
        f.Add(Mix(73, l, preposition < 0 ? 9 : t.Word(t.Left[preposition])));
        f.Add(Mix(74, l, Quote(t, i, i - 1), Quote(t, i, i + 1)));
        f.Add(Mix(75, t.Fine[i], Quote(t, i, i + 1), t.Mark(i + 1)));
        f.Add(Mix(76, l, t.Mark(i - 1), t.Mark(i + 1)));
        f.Add(Mix(77, t.Fine[i], t.FineOf(i + 1)));
        f.Add(Mix(78, t.FineOf(i - 1), t.Fine[i]));
        f.Add(Mix(79, t.FineOf(complement), l));
        f.Add(Mix(80, t.Word(i - 1), t.Label(i - 1), tag));
        f.Add(Mix(81, t.Coarse[i], t.CoarseOf(i + 1), t.CoarseOf(i - 1)));
        f.Add(Mix(82, l, t.Tag(i + 1)));
        f.Add(Mix(83, l, t.Tag(i - 1)));
        f.Add(Mix(84, t.CoarseOf(subject), tag, t.Label(complement)));
    }

    /// <summary>How the quotation around <paramref name="at"/> relates to that around <paramref name="i"/>; 8 beyond the text.</summary>
    internal static uint Quote(TextView t, int i, int at)
    {
        if (at < 0 || at >= t.Count) return 8;
        var (here, there) = (t.Quotation[i], t.Quotation[at]);
        var mark = t.Marks[at] == 1 ? 4u : 0u;
        return mark + (there == 0 ? (here == 0 ? 0u : 1u) : there == here ? 2u : 3u);
    }

    private static bool Prominent(TextView t, int i) => t.Kinds[i] is 'V' or 'N' or 'J' or 'I';

    private static uint Place(int distance) => (uint)(distance switch { < 4 => distance, < 8 => 4, < 16 => 5, < 32 => 6, _ => 7 });
}
