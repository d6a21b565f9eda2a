using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using StoryWatch.Analysis.Models;

namespace StoryWatch.Training.Attributions;

/// <summary>Shape of a network and how it is trained.</summary>
internal sealed record NetShape(int Hidden, int Classes)
{
    public float DeepRate { get; init; } = 0.04f;

    public float WideRate { get; init; } = 0.04f;

    public float Dropout { get; init; } = 0.3f;

    public float FeatureDropout { get; init; } = 0.1f;

    /// <summary>A feature seen in fewer articles is left out: it would only be learned by heart.</summary>
    public int DeepCutoff { get; init; } = 5;

    public int WideCutoff { get; init; } = 5;

    /// <summary>What the sums of squares of wide weights start from: the larger, the less a rare feature moves at once.</summary>
    public float WideStart { get; init; } = 0.5f;

    public float DeepStart { get; init; } = 1e-4f;

    public float DenseRate { get; init; } = 0.02f;
}

/// <summary>The trainable twin of <see cref="HashedNet"/>: Adagrad (Duchi et al. 2011), one rate a row for embeddings; dropout on the hidden layer.</summary>
internal sealed class TrainableNet
{
    private readonly NetShape _shape;
    private readonly FeatureIndex _deepIndex;
    private readonly FeatureIndex _wideIndex;
    private float[] _deep = [];
    private float[] _deepSquares = [];
    private float[] _wide = [];
    private float[] _wideSquares = [];
    private readonly float[] _dense;
    private readonly float[] _denseSquares;
    private readonly float[] _denseGradient;
    private readonly Random _random;
    private float _rate = 1;

    public TrainableNet(NetShape shape, bool chain, int seed)
    {
        _shape = shape;
        _random = new(seed);
        (_deepIndex, _wideIndex) = (new(shape.DeepCutoff), new(shape.WideCutoff));
        _dense = new float[shape.Hidden + shape.Classes + (shape.Hidden * shape.Classes) + (chain ? shape.Classes * shape.Classes : 0)];
        (_denseSquares, _denseGradient) = (new float[_dense.Length], new float[_dense.Length]);
        var output = Output;
        for (var i = 0; i < output.Length; i++) output[i] = (_random.NextSingle() - 0.5f) * 2 / MathF.Sqrt(shape.Hidden);
        for (var i = 0; i < shape.Hidden; i++) _dense[i] = 0.1f;
    }

    public NetShape Shape => _shape;

    public Random Random => _random;

    public ReadOnlySpan<float> Transitions => _dense.AsSpan(_shape.Hidden + _shape.Classes + (_shape.Hidden * _shape.Classes));

    public Span<float> TransitionGradient => _denseGradient.AsSpan(_shape.Hidden + _shape.Classes + (_shape.Hidden * _shape.Classes));

    private Span<float> Output => _dense.AsSpan(_shape.Hidden + _shape.Classes, _shape.Hidden * _shape.Classes);

    /// <summary>Whether units and features are dropped and updates made; without it the network only scores.</summary>
    public bool Learning { get; set; } = true;

    /// <summary>Sets the share of the full rate that the next updates take.</summary>
    public void SetRate(float rate) => _rate = rate;

    /// <summary>Counts the features of one article, for the cutoff.</summary>
    public void Count(IEnumerable<int[]> deep, IEnumerable<int[]> wide)
    {
        _deepIndex.Count(deep);
        _wideIndex.Count(wide);
    }

    /// <summary>The rows of the features that are frequent enough.</summary>
    public int[] DeepRows(int[] features) => _deepIndex.Rows(features);

    public int[] WideRows(int[] features) => _wideIndex.Rows(features);

    /// <summary>Takes no more features in, and makes the weights of those that are.</summary>
    public void Freeze()
    {
        var (deep, wide) = (_deepIndex.Freeze(), _wideIndex.Freeze());
        (_deep, _deepSquares) = (new float[deep * _shape.Hidden], new float[deep]);
        (_wide, _wideSquares) = (new float[wide * _shape.Classes], new float[wide * _shape.Classes]);
        for (var i = 0; i < _deep.Length; i++) _deep[i] = (_random.NextSingle() - 0.5f) * 0.12f;
    }

    /// <summary>The rows that are left after some, by chance, are dropped from this sight of an example.</summary>
    public int[] Drop(int[] rows)
    {
        if (!Learning || _shape.FeatureDropout == 0) return rows;
        var kept = new List<int>(rows.Length);
        foreach (var row in rows)
        {
            if (_random.NextSingle() >= _shape.FeatureDropout) kept.Add(row);
        }

        return [.. kept];
    }

    public void AddDeep(ReadOnlySpan<int> rows, Span<float> hidden)
    {
        foreach (var row in rows) TensorPrimitives.Add(hidden, _deep.AsSpan(row * _shape.Hidden, _shape.Hidden), hidden);
    }

    public void AddWide(ReadOnlySpan<int> rows, Span<float> scores)
    {
        foreach (var row in rows)
        {
            for (var c = 0; c < _shape.Classes; c++) scores[c] += _wide[(row * _shape.Classes) + c];
        }
    }

    /// <summary>Turns sums into activations, some dropped, in place, and adds bias and output to the scores.</summary>
    public void Finish(Span<float> hidden, Span<float> scores)
    {
        var (h, c) = (_shape.Hidden, _shape.Classes);
        var dropout = Learning ? _shape.Dropout : 0;
        var keep = 1 / (1 - dropout);
        var scale = Learning ? 1 / (1 - _shape.FeatureDropout) : 1;
        for (var i = 0; i < c; i++) scores[i] = (scores[i] * scale) + _dense[h + i];
        for (var j = 0; j < h; j++)
        {
            var unit = (hidden[j] * scale) + _dense[j];
            hidden[j] = unit > 0 && (dropout == 0 || _random.NextSingle() >= dropout) ? unit * keep : 0;
            if (hidden[j] == 0) continue;
            for (var i = 0; i < c; i++) scores[i] += hidden[j] * _dense[h + c + (j * c) + i];
        }
    }

    /// <summary>Turns activations into the gradient of the sums, in place, and collects the gradients of bias and output.</summary>
    public void Back(Span<float> hidden, ReadOnlySpan<float> scoreGradient)
    {
        var (h, c) = (_shape.Hidden, _shape.Classes);
        var keep = 1 / (1 - _shape.Dropout);
        for (var i = 0; i < c; i++) _denseGradient[h + i] += scoreGradient[i];
        for (var j = 0; j < h; j++)
        {
            if (hidden[j] == 0) continue;
            var sum = 0f;
            for (var i = 0; i < c; i++)
            {
                sum += scoreGradient[i] * _dense[h + c + (j * c) + i];
                _denseGradient[h + c + (j * c) + i] += scoreGradient[i] * hidden[j];
            }

            hidden[j] = sum * keep;
            _denseGradient[j] += sum * keep;
        }
    }

    public void UpdateDeep(ReadOnlySpan<int> rows, ReadOnlySpan<float> gradient)
    {
        var square = TensorPrimitives.SumOfSquares(gradient) / _shape.Hidden;
        if (square == 0) return;
        foreach (var row in rows)
        {
            _deepSquares[row] += square;
            var weights = _deep.AsSpan(row * _shape.Hidden, _shape.Hidden);
            TensorPrimitives.MultiplyAdd(gradient, -_rate * _shape.DeepRate / MathF.Sqrt(_deepSquares[row] + _shape.DeepStart), weights, weights);
        }
    }

    public void UpdateWide(ReadOnlySpan<int> rows, ReadOnlySpan<float> gradient)
    {
        foreach (var row in rows)
        {
            for (var c = 0; c < _shape.Classes; c++)
            {
                var (at, g) = ((row * _shape.Classes) + c, gradient[c]);
                if (MathF.Abs(g) < 1e-5f) continue;
                _wideSquares[at] += g * g;
                _wide[at] -= _rate * _shape.WideRate * g / MathF.Sqrt(_wideSquares[at] + _shape.WideStart);
            }
        }
    }

    /// <summary>Applies what was collected for bias, output and transitions.</summary>
    public void UpdateDense()
    {
        for (var i = 0; i < _dense.Length; i++)
        {
            var g = _denseGradient[i];
            if (g == 0) continue;
            _denseSquares[i] += g * g;
            _dense[i] -= _rate * _shape.DenseRate * g / MathF.Sqrt(_denseSquares[i] + 1f);
            _denseGradient[i] = 0;
        }
    }

    /// <summary>Writes the network in 8 bits.</summary>
    public void Save(ModelFile model, string name)
    {
        model[name + ".shape"] = MemoryMarshal.AsBytes<int>([_shape.Hidden, _shape.Classes]).ToArray();
        var (deepOrder, wideOrder) = (_deepIndex.Order(), _wideIndex.Order());
        model[name + ".deepkeys"] = FeatureTable.Pack(deepOrder.Select(x => x.Key));
        model[name + ".widekeys"] = FeatureTable.Pack(wideOrder.Select(x => x.Key));
        var deep = deepOrder.SelectMany(x => new ArraySegment<float>(_deep, x.Value * _shape.Hidden, _shape.Hidden)).ToArray();
        var wide = wideOrder.SelectMany(x => new ArraySegment<float>(_wide, x.Value * _shape.Classes, _shape.Classes)).ToArray();
        var sizes = deep.Select(Math.Abs).Order().ToArray();
        var limit = Math.Max(sizes[(int)(sizes.Length * 0.9998)], 1e-6f);
        var widest = Math.Max(wide.Max(MathF.Abs), 1e-6f);
        model[name + ".deep"] = MemoryMarshal.AsBytes<sbyte>(Array.ConvertAll(deep, w => (sbyte)Math.Clamp(MathF.Round(w / limit * 127), -127, 127))).ToArray();
        model[name + ".wide"] = MemoryMarshal.AsBytes<sbyte>(HashedLinear.Quantise(wide)).ToArray();
        model[name + ".dense"] = MemoryMarshal.AsBytes<float>([limit / 127, widest / (127 * 127), .. _dense]).ToArray();
    }
}
