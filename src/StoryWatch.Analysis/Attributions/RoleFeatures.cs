using static StoryWatch.Analysis.Models.FeatureHash;

namespace StoryWatch.Analysis.Attributions;

/// <summary>What a token looks like to the labeller of sources and contents of one cue.</summary>
internal static class RoleFeatures
{
    public const int Most = 80;

    /// <summary>Atoms of a token alone, the same for every cue.</summary>
    public static void TokenDeep(TextView t, int i, ref Features f)
    {
        for (var d = -2; d <= 2; d++)
        {
            var at = i + d;
            f.Add(Mix(101, (uint)(d + 8), t.Word(at)));
            f.Add(Mix(102, (uint)(d + 8), t.Tag(at)));
            f.Add(Mix(104, (uint)(d + 8), t.CoarseOf(at)));
            if (d is < -1 or > 1) continue;
            f.Add(Mix(103, (uint)(d + 8), t.FineOf(at)));
            f.Add(Mix(105, (uint)(d + 8), t.Label(at)));
            f.Add(Mix(106, (uint)(d + 8), CueFeatures.Quote(t, i, at)));
        }

        var head = t.Heads[i];
        f.Add(Mix(107, t.Lemma(head)));
        f.Add(Mix(108, t.Tag(head), t.Labels[i]));
        f.Add(Mix(109, t.CoarseOf(head)));
        f.Add(Mix(110, t.Shapes[i]));
        f.Add(Mix(111, t.ChildMask[i]));
        f.Add(Mix(112, i == 0 || t.SentenceOf[i] != t.SentenceOf[i - 1] ? 1u : 0u));
    }

    /// <summary>Conjunctions of a token alone.</summary>
    public static void TokenWide(TextView t, int i, ref Features f)
    {
        f.Add(Mix(120, t.Words[i]));
        f.Add(Mix(121, t.Word(i - 1), t.Words[i]));
        f.Add(Mix(122, t.Words[i], t.Word(i + 1)));
        f.Add(Mix(123, t.Tag(i - 1), t.Tag(i), t.Tag(i + 1)));
        f.Add(Mix(124, t.Tag(i - 2), t.Tag(i - 1), t.Tag(i)));
        f.Add(Mix(125, t.Mark(i - 1), t.Label(i)));
        f.Add(Mix(126, t.Fine[i]));
        f.Add(Mix(127, t.Label(i), t.Tag(t.Heads[i])));
    }

    /// <summary>Atoms of a cue, the same for every token.</summary>
    public static void CueDeep(TextView t, Cue cue, ref Features f)
    {
        var h = cue.Head;
        f.Add(Mix(140, t.Lemmas[h]));
        f.Add(Mix(141, t.Tag(h), t.Label(h)));
        f.Add(Mix(142, t.Fine[h]));
        f.Add(Mix(143, t.Coarse[h]));
        f.Add(Mix(144, t.Word(cue.End - 1)));
        f.Add(Mix(145, t.Word(cue.End)));
        f.Add(Mix(146, t.Tag(cue.End)));
        f.Add(Mix(147, t.Word(cue.First - 1)));
        f.Add(Mix(148, t.Tag(cue.First - 1)));
        f.Add(Mix(149, t.ChildMask[h]));
        f.Add(Mix(150, (uint)Math.Min(cue.End - cue.First, 6)));
        f.Add(Mix(151, t.Mark(cue.First - 1), t.Mark(cue.End)));
        f.Add(Mix(152, CueFeatures.Quote(t, h, cue.First - 1), CueFeatures.Quote(t, h, cue.End)));
        f.Add(Mix(153, t.Tag(t.Subject[h]), t.Label(t.Complement[h])));
    }

    /// <summary>Features of the pair: where the token stands as seen from the cue.</summary>
    public static void Pair(TextView t, Cue cue, PathToCue path, int i, ref Features deep, ref Features wide)
    {
        var h = cue.Head;
        var lemma = t.Lemmas[h];
        var side = i < cue.First ? 0u : i >= cue.End ? 1u : 2u;
        var steps = side == 0 ? cue.First - i : side == 1 ? i - cue.End + 1 : 0;
        var near = Near(steps) + (side << 5);
        var sentences = (uint)Math.Clamp(t.SentenceOf[i] - t.SentenceOf[h] + 4, 0, 8);
        var quote = QuoteRelation(t, cue, i);
        var route = path.Of(i);
        var branch = path.BranchOf(i);
        var branchLabel = branch < 0 ? 99u : t.Label(branch);
        var edge = branch < 0 ? 9u : (i == t.Left[branch] ? 1u : 0u) + (i == t.Right[branch] ? 2u : 0u) + (i == t.Right[branch] + 1 ? 4u : 0u);
        var branchSide = branch < 0 ? 3u : branch < h ? 0u : 1u;
        var between = path.BetweenOf(i);

        deep.Add(Mix(160, near));
        deep.Add(Mix(161, route));
        deep.Add(Mix(162, branchLabel, branchSide, edge));
        deep.Add(Mix(163, branchLabel, t.Label(i)));
        deep.Add(Mix(164, sentences, quote));
        deep.Add(Mix(165, quote, side));
        deep.Add(Mix(166, between, side));
        deep.Add(Mix(167, branch < 0 ? 7u : t.Tag(branch), branchSide));
        deep.Add(Mix(168, branch < 0 ? 7u : Near(i - t.Left[branch])));
        deep.Add(Mix(169, branch < 0 ? 7u : Near(t.Right[branch] - i)));
        deep.Add(Mix(170, path.PreviousOf(i), side));
        deep.Add(Mix(171, path.NextOf(i), side));
        deep.Add(Mix(172, path.DepthOf(i), side));

        wide.Add(Mix(180, near, t.Tag(i)));
        wide.Add(Mix(181, near, lemma));
        wide.Add(Mix(182, route, lemma));
        wide.Add(Mix(183, route, t.Tag(i), side));
        wide.Add(Mix(184, branchLabel, edge, lemma) ^ branchSide);
        wide.Add(Mix(185, branchLabel, edge, t.Label(h)) ^ branchSide);
        wide.Add(Mix(186, branchLabel, edge, t.Words[i]) ^ branchSide);
        wide.Add(Mix(187, branchLabel, t.Tag(i - 1), t.Tag(i)) ^ branchSide);
        wide.Add(Mix(188, side, t.Words[i], lemma));
        wide.Add(Mix(189, quote, side, sentences));
        wide.Add(Mix(190, quote, side, t.Mark(i)) ^ (t.Mark(i - 1) << 8));
        wide.Add(Mix(191, quote, side, lemma));
        wide.Add(Mix(192, between, near));
        wide.Add(Mix(193, route, path.PreviousOf(i)));
        wide.Add(Mix(194, route, path.NextOf(i)));
        wide.Add(Mix(195, side, t.Word(i - 1), t.Label(i)));
        wide.Add(Mix(196, near, t.Mark(i), t.Mark(i - 1)));
        wide.Add(Mix(197, branchLabel, t.Mark(i), quote) ^ sentences);
        wide.Add(Mix(198, t.FineOf(h), route));
        wide.Add(Mix(199, t.FineOf(h), branchLabel, edge) ^ branchSide);
        wide.Add(Mix(200, t.Word(cue.End - 1), near, t.Tag(i)));
        wide.Add(Mix(201, t.Fine[i], side, route));
        wide.Add(Mix(202, t.Mark(cue.First - 1), t.Mark(cue.End), side) ^ (branchLabel << 8));
    }

    internal static uint Near(int steps) => (uint)(steps switch
    {
        < 0 => 31,
        < 7 => steps,
        < 9 => 7,
        < 12 => 8,
        < 16 => 9,
        < 24 => 10,
        < 36 => 11,
        < 60 => 12,
        _ => 13,
    });

    /// <summary>Whether token and cue stand in one quotation, and whether the cue touches the token's.</summary>
    private static uint QuoteRelation(TextView t, Cue cue, int i)
    {
        var (here, there) = (t.Quotation[i], t.Quotation[cue.Head]);
        if (here == 0) return there == 0 ? 0u : 1u;
        if (here == there) return 2;
        var touches = (cue.First > 0 && t.Quotation[cue.First - 1] == here) || (cue.End < t.Count && t.Quotation[cue.End] == here);
        return (touches ? 3u : 4u) + (there == 0 ? 0u : 2u);
    }
}
