using StoryWatch.Analysis.Models;

namespace StoryWatch.Training.Tagging;

/// <summary>Multi-class averaged perceptron over hashed features (Freund and Schapire 1999).</summary>
internal sealed class AveragedPerceptron(int bits, int classes)
{
    private readonly float[] _weights = new float[classes << bits];
    private readonly double[] _corrections = new double[classes << bits];
    private readonly int _shift = 32 - bits;
    private double _steps = 1;

    public int Bits => bits;

    public int Classes => classes;

    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(scores, _weights.AsSpan((int)HashedLinear.Row(feature, _shift) * classes, classes), scores);
        }
    }

    public void Update(ReadOnlySpan<uint> features, int gold, int wrong)
    {
        foreach (var feature in features)
        {
            var row = (int)HashedLinear.Row(feature, _shift) * classes;
            _weights[row + gold] += 1;
            _corrections[row + gold] += _steps;
            _weights[row + wrong] -= 1;
            _corrections[row + wrong] -= _steps;
        }
    }

    public void Step() => _steps++;

    /// <summary>The averaged weights in 8 bits, as <see cref="HashedLinear"/> reads them.</summary>
    public sbyte[] Quantised()
    {
        var averaged = new float[_weights.Length];
        for (var i = 0; i < averaged.Length; i++) averaged[i] = (float)(_weights[i] - (_corrections[i] / _steps));
        return HashedLinear.Quantise(averaged);
    }
}
