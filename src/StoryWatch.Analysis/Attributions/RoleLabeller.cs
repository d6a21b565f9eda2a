using System.Numerics.Tensors;
using StoryWatch.Analysis.Models;

namespace StoryWatch.Analysis.Attributions;

/// <summary>A run of tokens <c>[First, End)</c> and how probable it is that it is exactly one.</summary>
internal readonly record struct Piece(int First, int End, double Probability);

/// <summary>Source and content of one cue, and how sure the labeller is.</summary>
/// <param name="NoSource">Probability that no token is of a source.</param>
/// <param name="NoContent">Probability that no token is of a content.</param>
internal sealed record Roles(List<Piece> Source, List<Piece> Content, double NoSource, double NoContent, double Sureness);

/// <summary>Labels the tokens around a cue as source or content by a chain over averaged scores of networks. Not thread-safe.</summary>
internal sealed class RoleLabeller
{
    public const int Outside = 0;
    public const int SourceBegin = 1;
    public const int SourceInside = 2;
    public const int ContentBegin = 3;
    public const int ContentInside = 4;
    public const int Labels = 5;

    private readonly HashedNet _nets;
    private readonly float[] _transitions;
    private readonly Chain _chain;
    private readonly PathToCue _path = new();
    private readonly float[] _emissions = new float[Window.Longest * Labels];
    private readonly byte[] _best = new byte[Window.Longest];
    private readonly short[] _tokenHidden;
    private readonly int[] _tokenWide;
    private readonly bool[] _known;
    private readonly TextView _text;

    public RoleLabeller(HashedNet nets, TextView text)
    {
        (_nets, _text) = (nets, text);
        _transitions = nets.Transitions();
        _chain = new(Labels, _transitions);
        _tokenHidden = new short[text.Count * nets.DeepWidth];
        _tokenWide = new int[text.Count * nets.WideWidth];
        _known = new bool[text.Count];
    }

    public Roles Label(Cue cue)
    {
        var window = Window.Around(_text, cue);
        _path.Set(_text, cue, window);
        var emissions = _emissions.AsSpan(0, window.Count * Labels);
        Score(cue, window, emissions);
        _chain.Run(emissions);
        _chain.Best(emissions, _best);
        var best = PathScore(emissions, window.Count);
        var (source, content) = (Pieces(window, SourceBegin, SourceInside), Pieces(window, ContentBegin, ContentInside));
        if (source.Count == 0 && LikeliestSource(window) is { } likely) source.Add(likely);
        return new(source, content, Without(emissions, SourceBegin), Without(emissions, ContentBegin), best - _chain.LogPartition);

        // The chain runs again without the label: what probability is left.
        double Without(Span<float> scores, int label)
        {
            var all = _chain.LogPartition;
            for (var i = 0; i < window.Count; i++) scores[(i * Labels) + label] -= 30;
            _chain.RunForward(scores);
            var rest = _chain.LogPartition;
            for (var i = 0; i < window.Count; i++) scores[(i * Labels) + label] += 30;
            _chain.RunForward(scores);
            return Math.Min(1, StableMath.Exp(rest - all));
        }
    }

    private void Score(Cue cue, Window window, Span<float> emissions)
    {
        Span<uint> buffer = stackalloc uint[RoleFeatures.Most * 2];
        Span<short> cueHidden = stackalloc short[_nets.DeepWidth];
        Span<short> hidden = stackalloc short[_nets.DeepWidth];
        Span<int> wide = stackalloc int[_nets.WideWidth];
        cueHidden.Clear();
        var deepFeatures = new Features(buffer[..RoleFeatures.Most]);
        var wideFeatures = new Features(buffer[RoleFeatures.Most..]);
        RoleFeatures.CueDeep(_text, cue, ref deepFeatures);
        _nets.AddDeep(deepFeatures.All, cueHidden);
        for (var i = window.First; i < window.End; i++)
        {
            if (!_known[i]) Know(i);
            deepFeatures.Clear();
            wideFeatures.Clear();
            RoleFeatures.Pair(_text, cue, _path, i, ref deepFeatures, ref wideFeatures);
            TensorPrimitives.Add(DeepOf(i), cueHidden, hidden);
            WideOf(i).CopyTo(wide);
            _nets.AddDeep(deepFeatures.All, hidden);
            _nets.AddWide(wideFeatures.All, wide);
            _nets.Average(hidden, wide, emissions.Slice((i - window.First) * Labels, Labels));

            // A word of the cue is neither.
            if (i >= cue.First && i < cue.End) emissions[(i - window.First) * Labels] += 20;
        }
    }

    /// <summary>The sums of a token alone, which every cue near it shares.</summary>
    private void Know(int i)
    {
        Span<uint> buffer = stackalloc uint[RoleFeatures.Most];
        var features = new Features(buffer);
        RoleFeatures.TokenDeep(_text, i, ref features);
        _nets.AddDeep(features.All, DeepOf(i));
        features.Clear();
        RoleFeatures.TokenWide(_text, i, ref features);
        _nets.AddWide(features.All, WideOf(i));
        _known[i] = true;
    }

    private Span<short> DeepOf(int i) => _tokenHidden.AsSpan(i * _nets.DeepWidth, _nets.DeepWidth);

    private Span<int> WideOf(int i) => _tokenWide.AsSpan(i * _nets.WideWidth, _nets.WideWidth);

    private double PathScore(ReadOnlySpan<float> emissions, int count)
    {
        double score = emissions[_best[0]];
        for (var i = 1; i < count; i++) score += emissions[(i * Labels) + _best[i]] + _transitions[(_best[i - 1] * Labels) + _best[i]];
        return score;
    }

    private List<Piece> Pieces(Window window, int begin, int inside)
    {
        var pieces = new List<Piece>(2);
        for (var i = 0; i < window.Count; i++)
        {
            if (_best[i] != begin && (_best[i] != inside || (i > 0 && (_best[i - 1] == begin || _best[i - 1] == inside)))) continue;
            var end = i + 1;
            while (end < window.Count && _best[end] == inside) end++;
            pieces.Add(new(window.First + i, window.First + end, _chain.Span(i, end, begin, inside)));
        }

        return pieces;
    }

    /// <summary>The most probable single run of source labels, where the best labelling has none.</summary>
    private Piece? LikeliestSource(Window window)
    {
        Piece? best = null;
        for (var i = 0; i < window.Count; i++)
        {
            if (_chain.Marginal(i, SourceBegin) < 0.03) continue;
            for (var end = i + 1; end <= Math.Min(window.Count, i + 25); end++)
            {
                var p = _chain.Span(i, end, SourceBegin, SourceInside);
                if (p > 0.03 && (best is null || p > best.Value.Probability)) best = new(window.First + i, window.First + end, p);
            }
        }

        return best;
    }
}
