using static StoryWatch.Analysis.Models.FeatureHash;

namespace StoryWatch.Analysis.Attributions;

/// <summary>What tells whether a candidate is an attribution: how sure its parts are, in steps, and what cue it is.</summary>
internal static class RankFeatures
{
    public const int Most = 48;

    public const int Classes = 2;

    public static void Extract(TextView t, CueCandidate candidate, Roles roles, ref Features f)
    {
        var (cue, h) = (candidate.Cue, candidate.Cue.Head);
        var any = Step(candidate.Any);
        var exact = Step(candidate.Probability);
        var noContent = Step(roles.NoContent);
        var noSource = Step(roles.NoSource);
        var sure = (uint)Math.Clamp(-roles.Sureness * 2, 0, 16);
        var contentLength = roles.Content.Sum(p => p.End - p.First);
        var length = RoleFeatures.Near(contentLength);
        var quote = roles.Content.Count == 0 ? 9u : t.Quotation[roles.Content[0].First] > 0 ? 1u : 0u;
        var ours = t.Quotation[h] > 0 ? 1u : 0u;
        f.Add(Mix(301, any));
        f.Add(Mix(302, exact));
        f.Add(Mix(303, noContent));
        f.Add(Mix(304, noSource));
        f.Add(Mix(305, sure));
        f.Add(Mix(306, any, noContent));
        f.Add(Mix(307, any, noSource));
        f.Add(Mix(308, any, sure));
        f.Add(Mix(309, length, (uint)roles.Content.Count));
        f.Add(Mix(310, roles.Content.Count == 0 ? 0u : Step(roles.Content.Max(p => p.Probability))));
        f.Add(Mix(311, roles.Source.Count == 0 ? 0u : Step(roles.Source.Max(p => p.Probability))));
        f.Add(Mix(312, roles.Source.Count == 0 ? 9u : t.Tag(roles.Source[0].End - 1), noSource));
        f.Add(Mix(313, t.Lemmas[h]));
        f.Add(Mix(314, t.Fine[h]));
        f.Add(Mix(315, t.Coarse[h], t.Tag(h)));
        f.Add(Mix(316, t.Tag(h), any));
        f.Add(Mix(317, quote, ours, any));
        f.Add(Mix(318, roles.Content.Count == 0 ? 9u : t.Words[roles.Content[0].First]));
        f.Add(Mix(319, roles.Content.Count == 0 ? 9u : t.Tag(roles.Content[0].First), t.Tag(h)));
        f.Add(Mix(320, roles.Source.Count == 0 ? 9u : t.CoarseOf(roles.Source[0].End - 1)));
        f.Add(Mix(321, (uint)Math.Min(cue.End - cue.First, 5), any));
        f.Add(Mix(322, t.Parsed.Sentences[t.SentenceOf[h]].Paragraph == 0 ? 1u : 0u, any));
        f.Add(Mix(323, t.ChildMask[h] & 0x1FFu, t.Tag(h)));
        f.Add(Mix(324, t.Label(h), t.Tag(h)));
        f.Add(Mix(325, length, noContent));
    }

    private static uint Step(double p) => (uint)Math.Min(20, (int)(p * 20.999));
}
