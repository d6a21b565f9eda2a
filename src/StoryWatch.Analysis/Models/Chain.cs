namespace StoryWatch.Analysis.Models;

/// <summary>Linear-chain conditional random field (Lafferty et al. 2001): marginals and best labelling of one sequence. Reused; not thread-safe.</summary>
internal sealed class Chain
{
    private readonly int _labels;
    private readonly double[] _transitions;
    private readonly float[] _scores;
    private double[] _emissions = [];
    private double[] _alpha = [];
    private double[] _beta = [];
    private double[] _scale = [];
    private double[] _logs = [];
    private int _count;

    /// <param name="transitions">Score of a label after a label, row by row.</param>
    public Chain(int labels, ReadOnlySpan<float> transitions)
    {
        (_labels, _scores) = (labels, transitions.ToArray());
        _transitions = new double[labels * labels];
        SetTransitions(transitions);
    }

    /// <summary>Logarithm of the sum over all labellings.</summary>
    public double LogPartition { get; private set; }

    public void SetTransitions(ReadOnlySpan<float> transitions)
    {
        transitions.CopyTo(_scores);
        for (var i = 0; i < transitions.Length; i++) _transitions[i] = StableMath.Exp(transitions[i]);
    }

    /// <summary>Sums forward and backward over <paramref name="emissions"/>: a score a label, position after position.</summary>
    public void Run(ReadOnlySpan<float> emissions)
    {
        RunForward(emissions);
        Backward();
    }

    /// <summary>Sums forward alone: enough for <see cref="LogPartition"/>, not for the marginals.</summary>
    public void RunForward(ReadOnlySpan<float> emissions)
    {
        _count = emissions.Length / _labels;
        Grow(emissions.Length);
        LogPartition = 0;
        for (var i = 0; i < _count; i++)
        {
            var top = emissions[i * _labels];
            for (var y = 1; y < _labels; y++) top = Math.Max(top, emissions[(i * _labels) + y]);
            for (var y = 0; y < _labels; y++) _emissions[(i * _labels) + y] = emissions[(i * _labels) + y] - top;
            LogPartition += top;
        }

        StableMath.Exp(_emissions.AsSpan(0, _count * _labels));
        Forward();
    }

    public double Marginal(int position, int label) => _alpha[(position * _labels) + label] * _beta[(position * _labels) + label];

    /// <summary>Probability of <paramref name="to"/> at <paramref name="position"/> right after <paramref name="from"/>.</summary>
    public double Marginal(int position, int from, int to) =>
        _alpha[((position - 1) * _labels) + from] * _transitions[(from * _labels) + to]
        * _emissions[(position * _labels) + to] * _beta[(position * _labels) + to] / _scale[position];

    /// <summary>Probability that the positions from <paramref name="first"/> to <paramref name="end"/> hold one begin label, inside labels, and that the run stops there.</summary>
    public double Span(int first, int end, int begin, int inside)
    {
        var p = _alpha[(first * _labels) + begin];
        var before = begin;
        for (var i = first + 1; i < end; i++)
        {
            p *= _transitions[(before * _labels) + inside] * _emissions[(i * _labels) + inside] / _scale[i];
            before = inside;
        }

        if (end == _count) return p;
        var rest = 0.0;
        for (var y = 0; y < _labels; y++)
        {
            if (y != inside) rest += _transitions[(before * _labels) + y] * _emissions[(end * _labels) + y] * _beta[(end * _labels) + y];
        }

        return p * rest / _scale[end];
    }

    /// <summary>The most probable labelling of <paramref name="emissions"/>.</summary>
    public void Best(ReadOnlySpan<float> emissions, Span<byte> labels)
    {
        var count = emissions.Length / _labels;
        if (count == 0) return;
        var back = new byte[count * _labels];
        Span<float> now = stackalloc float[_labels];
        Span<float> next = stackalloc float[_labels];
        emissions[.._labels].CopyTo(now);
        for (var i = 1; i < count; i++)
        {
            for (var y = 0; y < _labels; y++)
            {
                var (best, from) = (float.MinValue, 0);
                for (var x = 0; x < _labels; x++)
                {
                    var score = now[x] + _scores[(x * _labels) + y];
                    if (score > best) (best, from) = (score, x);
                }

                next[y] = best + emissions[(i * _labels) + y];
                back[(i * _labels) + y] = (byte)from;
            }

            next.CopyTo(now);
        }

        var label = 0;
        for (var y = 1; y < _labels; y++)
        {
            if (now[y] > now[label]) label = y;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            labels[i] = (byte)label;
            label = back[(i * _labels) + label];
        }
    }

    private void Forward()
    {
        for (var i = 0; i < _count; i++)
        {
            var now = _alpha.AsSpan(i * _labels, _labels);
            var before = i == 0 ? default : _alpha.AsSpan((i - 1) * _labels, _labels);
            var sum = 0.0;
            for (var y = 0; y < now.Length; y++)
            {
                var reach = i == 0 ? 1.0 : 0.0;
                for (var x = 0; x < before.Length; x++) reach += before[x] * _transitions[(x * _labels) + y];
                sum += now[y] = reach * _emissions[(i * _labels) + y];
            }

            _scale[i] = Math.Max(sum, 1e-300);
            for (var y = 0; y < now.Length; y++) now[y] /= _scale[i];
        }

        _scale.AsSpan(0, _count).CopyTo(_logs);
        StableMath.Log(_logs.AsSpan(0, _count));
        for (var i = 0; i < _count; i++) LogPartition += _logs[i];
    }

    private void Backward()
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            for (var y = 0; y < _labels; y++)
            {
                var sum = i == _count - 1 ? 1.0 : 0.0;
                for (var x = 0; i < _count - 1 && x < _labels; x++)
                {
                    sum += _transitions[(y * _labels) + x] * _emissions[((i + 1) * _labels) + x] * _beta[((i + 1) * _labels) + x];
                }

                _beta[(i * _labels) + y] = i == _count - 1 ? 1 : sum / _scale[i + 1];
            }
        }
    }

    private void Grow(int length)
    {
        if (_alpha.Length >= length) return;
        (_emissions, _alpha, _beta) = (new double[length * 2], new double[length * 2], new double[length * 2]);
        (_scale, _logs) = (new double[length * 2], new double[length * 2]);
    }
}
