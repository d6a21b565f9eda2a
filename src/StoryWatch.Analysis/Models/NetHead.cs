using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StoryWatch.Analysis.Models;

/// <summary>The dense part of one wide-and-deep network: from its sums over features to the scores of the classes.</summary>
internal sealed class NetHead
{
    // A class a lane of a vector, so that every class sums its units in the order of the units, whatever the machine.
    private const int Lanes = 8;

    private readonly float[] _output;
    private readonly float[] _hiddenBias;
    private readonly float[] _bias;
    private readonly float _deepScale;
    private readonly float _wideScale;

    /// <param name="dense">Both scales, the biases of the units, those of the classes, the weights from units to classes, the transitions.</param>
    public NetHead(ReadOnlySpan<float> dense, int hidden, int classes)
    {
        (_deepScale, _wideScale) = (dense[0], dense[1]);
        _hiddenBias = dense.Slice(2, hidden).ToArray();
        _bias = dense.Slice(2 + hidden, classes).ToArray();
        _output = new float[hidden * Lanes];
        var weights = dense.Slice(2 + hidden + classes, hidden * classes);
        for (var h = 0; h < hidden; h++) weights.Slice(h * classes, classes).CopyTo(_output.AsSpan(h * Lanes));
        Transitions = dense[(2 + hidden + classes + (hidden * classes))..].ToArray();
    }

    /// <summary>Scores of a class after a class, row by row (from, to).</summary>
    public float[] Transitions { get; }

    public void Finish(ReadOnlySpan<short> hidden, ReadOnlySpan<int> wide, Span<float> scores)
    {
        Span<float> sums = stackalloc float[Lanes];
        sums.Clear();
        for (var c = 0; c < _bias.Length; c++) sums[c] = (wide[c] * _wideScale) + _bias[c];
        ref var output = ref MemoryMarshal.GetArrayDataReference(_output);
        var sum = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(sums));
        var bias = _hiddenBias;
        for (var h = 0; h < bias.Length; h++)
        {
            // A unit that does not fire adds zeros: cheaper than a branch that nobody can predict.
            var unit = (hidden[h] * _deepScale) + bias[h];
            unit = unit > 0 ? unit : 0;
            sum += Vector256.Create(unit) * Vector256.LoadUnsafe(ref output, (nuint)(h * Lanes));
        }

        sum.StoreUnsafe(ref MemoryMarshal.GetReference(sums));
        sums[..scores.Length].CopyTo(scores);
    }
}
