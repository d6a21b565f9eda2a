using StoryWatch.Analysis.Models;
using static StoryWatch.Analysis.Models.FeatureHash;

namespace StoryWatch.Analysis.Text;

/// <summary>
/// Greedy arc-hybrid transition parser (Kuhlmann et al. 2011), trained with a dynamic oracle (Goldberg and Nivre 2013); labels are
/// given afterwards, over the finished tree.
/// </summary>
internal sealed class DependencyParser(HashedLinear transitions, HashedLinear labels)
{
    public void Parse(ParserState state, WordForms forms, byte[] tags, Sentence sentence, int[] heads, byte[] labelIds)
    {
        Span<uint> features = stackalloc uint[TransitionFeatures.Count];
        Span<int> scores = stackalloc int[transitions.Width];
        state.Start(forms, tags, sentence);
        while (!state.Finished)
        {
            TransitionFeatures.Extract(state, features);
            transitions.Score(features, scores);
            var best = -1;
            for (var t = 0; t < ParserState.Transitions; t++)
            {
                if (state.Allows(t) && (best < 0 || scores[t] > scores[best])) best = t;
            }

            state.Apply(best);
        }

        for (var i = 0; i < sentence.Count; i++)
        {
            var head = state.HeadOf(i);
            heads[sentence.First + i] = head < 0 ? -1 : sentence.First + head;
        }

        Label(state, labelIds, sentence);
    }

    private void Label(ParserState state, byte[] labelIds, Sentence sentence)
    {
        Span<uint> features = stackalloc uint[LabelFeatures.Count];
        Span<int> scores = stackalloc int[labels.Width];
        for (var i = 0; i < sentence.Count; i++)
        {
            LabelFeatures.Extract(state, i, features);
            labels.Score(features, scores);
            labelIds[sentence.First + i] = (byte)labels.Best(scores);
        }
    }

    /// <summary>Mixes of what stands on the stack (s0, s1, s2), in the buffer (b0, b1, b2) and below them.</summary>
    internal static class TransitionFeatures
    {
        public const int Count = 42;

        public static void Extract(ParserState s, Span<uint> f)
        {
            var (s0, s1, s2) = (s.Stack(0), s.Stack(1), s.Stack(2));
            var (b0, b1, b2) = (s.Buffer(0), s.Buffer(1), s.Buffer(2));
            var (s0w, s0t, s1w, s1t, s2t) = (s.Word(s0), s.Tag(s0), s.Word(s1), s.Tag(s1), s.Tag(s2));
            var (b0w, b0t, b1w, b1t, b2t) = (s.Word(b0), s.Tag(b0), s.Word(b1), s.Tag(b1), s.Tag(b2));
            var (s0l, s0r, s1l, s1r, b0l) = (s.Leftmost(s0), s.Rightmost(s0), s.Leftmost(s1), s.Rightmost(s1), s.Leftmost(b0));
            var (s0lt, s0rt, s1lt, s1rt, b0lt) = (s.Tag(s0l), s.Tag(s0r), s.Tag(s1l), s.Tag(s1r), s.Tag(b0l));
            var near = ParserState.Distance(s0, b0);
            var far = ParserState.Distance(s1, s0);
            var (s0v, b0v) = (s.Valency(s0), s.Valency(b0));
            var i = 0;
            f[i++] = Mix(1, s0w, s0t);
            f[i++] = Mix(2, s0w);
            f[i++] = Mix(3, s0t);
            f[i++] = Mix(4, b0w, b0t);
            f[i++] = Mix(5, b0w);
            f[i++] = Mix(6, b0t, b1t);
            f[i++] = Mix(7, s1w, s1t);
            f[i++] = Mix(8, s1t, s0t);
            f[i++] = Mix(9, b1w, b1t);
            f[i++] = Mix(10, b0t, b1t, b2t);
            f[i++] = Mix(11, s0t, b0t);
            f[i++] = Mix(12, s0w, b0w);
            f[i++] = Mix(13, s0w, s0t, b0t);
            f[i++] = Mix(14, s0t, b0w, b0t);
            f[i++] = Mix(15, s0t, b0t, b1t);
            f[i++] = Mix(16, s1t, s0t, b0t);
            f[i++] = Mix(17, s2t, s1t, s0t);
            f[i++] = Mix(18, s1w, s0w);
            f[i++] = Mix(19, s1w, s0t);
            f[i++] = Mix(20, s1t, s0w);
            f[i++] = Mix(21, s0t, s0lt, b0t);
            f[i++] = Mix(22, s0t, s0rt, b0t);
            f[i++] = Mix(23, s0t, b0lt, b0t);
            f[i++] = Mix(24, s1t, s1rt, s0t);
            f[i++] = Mix(25, s1t, s1lt, s0t);
            f[i++] = Mix(26, s1t, s0lt, s0t);
            f[i++] = Mix(27, s1t, s0rt, s0t);
            f[i++] = Mix(28, s0t, b0t, near);
            f[i++] = Mix(29, s1t, s0t, far);
            f[i++] = Mix(30, s0w, near);
            f[i++] = Mix(31, b0w, near);
            f[i++] = Mix(32, s0t, s0v);
            f[i++] = Mix(33, s0w, s0v);
            f[i++] = Mix(34, b0t, b0v, s0t);
            f[i++] = Mix(35, s0t, b0t, s.Tag(s.SecondLeft(s0)));
            f[i++] = Mix(36, s1t, s0t, s.Valency(s1));
            f[i++] = Mix(37, s0w, b0t, b1t);
            f[i++] = Mix(38, s.Word(s0l), s0t, b0t);
            f[i++] = Mix(39, s.Word(s0r), s0t, b0t);
            f[i++] = Mix(40, s1w, b0w);
            f[i++] = Mix(41, s1t, b0t, b1t) ^ s0t;
            f[i++] = Mix(42, s0w, b1w);
        }
    }

    /// <summary>What tells the label of a finished arc: both ends, where they stand and what hangs below.</summary>
    internal static class LabelFeatures
    {
        public const int Count = 22;

        public static void Extract(ParserState s, int d, Span<uint> f)
        {
            var h = s.HeadOf(d);
            var (dw, dt, hw, ht) = (s.Word(d), s.Tag(d), s.Word(h), s.Tag(h));
            var side = h < 0 ? 0u : h < d ? 1u : 2u;
            var distance = ParserState.Distance(Math.Min(h, d), Math.Max(h, d));
            var (l, r) = (s.Leftmost(d), s.Rightmost(d));
            var i = 0;
            f[i++] = Mix(101, dt, ht, side);
            f[i++] = Mix(102, dw, side);
            f[i++] = Mix(103, dw, ht, side);
            f[i++] = Mix(104, dt, hw, side);
            f[i++] = Mix(105, dw, hw, side);
            f[i++] = Mix(106, hw, side);
            f[i++] = Mix(107, dt, ht, side ^ (distance << 4));
            f[i++] = Mix(108, dt, s.Tag(l), side) ^ ht;
            f[i++] = Mix(109, dt, s.Tag(r), side) ^ ht;
            f[i++] = Mix(110, dt, s.Word(l), side);
            f[i++] = Mix(111, dt, ht, s.Word(l)) ^ side;
            f[i++] = Mix(112, s.Tag(d - 1), dt, ht) ^ side;
            f[i++] = Mix(113, dt, s.Tag(d + 1), ht) ^ side;
            f[i++] = Mix(114, s.Word(d - 1), dt, side);
            f[i++] = Mix(115, s.Word(d + 1), dt, side);
            f[i++] = Mix(116, s.Tag(s.HeadOf(h)), ht, dt) ^ side;
            f[i++] = Mix(117, s.SiblingsBetween(d), dt, ht) ^ side;
            f[i++] = Mix(118, s.Valency(d), dt, ht) ^ side;
            f[i++] = Mix(119, s.Tag(s.Leftmost(h)), ht, dt) ^ side;
            f[i++] = Mix(120, s.Tag(s.Rightmost(h)), ht, dt) ^ side;
            f[i++] = Mix(121, s.Suffix(d), ht, side);
            f[i++] = Mix(122, s.Word(s.SecondLeft(d)), dt, side);
        }
    }
}
