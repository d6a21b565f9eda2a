using StoryWatch.Analysis.Text;

namespace StoryWatch.Training.Tagging;

/// <summary>Learns transitions by a dynamic oracle with exploration (Goldberg and Nivre 2013), then labels over the teacher's trees.</summary>
internal sealed class ParserTraining(AveragedPerceptron transitions, AveragedPerceptron arcs)
{
    private readonly ParserState _state = new();

    public int Learn(TextModelTraining.Example example, bool explore, int seed)
    {
        Span<uint> features = stackalloc uint[DependencyParser.TransitionFeatures.Count];
        Span<float> scores = stackalloc float[ParserState.Transitions];
        Span<int> costs = stackalloc int[ParserState.Transitions];
        var heads = Array.ConvertAll(example.Heads, h => h < 0 ? example.Heads.Length : h);
        var random = new Random((seed * 1_000_003) + heads.Length);
        var lost = 0;
        _state.Start(example.Forms, example.Seen, example.Whole);
        while (!_state.Finished)
        {
            DependencyParser.TransitionFeatures.Extract(_state, features);
            transitions.Score(features, scores);
            var (best, gold, least) = (-1, -1, int.MaxValue);
            for (var t = 0; t < ParserState.Transitions; t++)
            {
                costs[t] = _state.Allows(t) ? Cost(heads, t) : int.MaxValue;
                if (_state.Allows(t) && (best < 0 || scores[t] > scores[best])) best = t;
                if (costs[t] < least || (costs[t] == least && least < int.MaxValue && scores[t] > scores[gold])) (gold, least) = (t, costs[t]);
            }

            if (costs[best] > least)
            {
                transitions.Update(features, gold, best);
                lost++;
            }

            transitions.Step();
            _state.Apply(costs[best] == least || (explore && random.NextDouble() < 0.9) ? best : gold);
        }

        LearnLabels(example);
        return lost;
    }

    /// <summary>Gold arcs that the transition makes impossible.</summary>
    private int Cost(int[] heads, int transition)
    {
        var (cost, next, size) = (0, _state.Next, _state.Size);
        var s0 = _state.Stack(0);
        switch (transition)
        {
            case ParserState.Shift:
                for (var depth = 0; depth < size; depth++)
                {
                    var token = _state.Stack(depth);
                    if (heads[token] == next) cost++;
                    if (depth > 0 && heads[next] == token) cost++;
                }

                return cost;
            case ParserState.Left:
                if (heads[s0] > next || (size > 1 && heads[s0] == _state.Stack(1))) cost++;
                for (var i = next; i < heads.Length; i++)
                {
                    if (heads[i] == s0) cost++;
                }

                return cost;
            default:
                if (heads[s0] >= next) cost++;
                for (var i = next; i < heads.Length; i++)
                {
                    if (heads[i] == s0) cost++;
                }

                return cost;
        }
    }

    private void LearnLabels(TextModelTraining.Example example)
    {
        Span<uint> features = stackalloc uint[DependencyParser.LabelFeatures.Count];
        Span<float> scores = stackalloc float[arcs.Classes];
        for (var i = 0; i < example.Heads.Length; i++)
        {
            // Only where the arc is the teacher's is its label known.
            if (_state.HeadOf(i) != example.Heads[i]) continue;
            DependencyParser.LabelFeatures.Extract(_state, i, features);
            arcs.Score(features, scores);
            var best = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(scores);
            if (best != example.Labels[i]) arcs.Update(features, example.Labels[i], best);
            arcs.Step();
        }
    }
}
