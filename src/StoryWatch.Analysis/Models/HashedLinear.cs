using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StoryWatch.Analysis.Models;

/// <summary>
/// A multi-class linear model over hashed features (Weinberger et al. 2009), in integers, so that the sums are the
/// same on every machine whatever the width of its vectors.
/// </summary>
/// <remarks>
/// A weight is kept in 8 bits as a signed square root: the few large ones and the many small ones both keep a useful precision.
/// </remarks>
internal sealed class HashedLinear
{
    private readonly int _shift;
    private readonly int _stride;
    private readonly sbyte[] _weights;

    /// <param name="bits">Two to this power is the number of rows.</param>
    /// <param name="weights">Row after row, <paramref name="classes"/> weights each.</param>
    public HashedLinear(int bits, int classes, ReadOnlySpan<sbyte> weights)
    {
        if (weights.Length != classes << bits) throw new InvalidDataException($"{classes << bits} weights expected, {weights.Length} found");
        Classes = classes;
        _shift = 32 - bits;
        _stride = classes <= 4 ? 4 : (classes + 15) / 16 * 16;
        // As kept, not squared: the table is read at random, so that its size is what a look-up costs.
        _weights = new sbyte[_stride << bits];
        for (var row = 0; row < 1 << bits; row++) weights.Slice(row * classes, classes).CopyTo(_weights.AsSpan(row * _stride));
    }

    public int Classes { get; }

    /// <summary>Length that the span of scores must have.</summary>
    public int Width => _stride;

    /// <summary>The nearest kept form of weights, scaled so that the largest fits.</summary>
    public static sbyte[] Quantise(ReadOnlySpan<float> weights)
    {
        var largest = 1e-9f;
        foreach (var weight in weights) largest = Math.Max(largest, Math.Abs(weight));
        var kept = new sbyte[weights.Length];
        for (var i = 0; i < kept.Length; i++) kept[i] = (sbyte)(Math.Sign(weights[i]) * MathF.Round(MathF.Sqrt(Math.Abs(weights[i]) / largest) * 127));
        return kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Row(uint feature, int shift) => (feature * 0x9E3779B1u) >> shift;

    /// <summary>Sets <paramref name="scores"/> to the sum of the rows of the features.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        scores = scores[.._stride];
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        if (_stride == 4)
        {
            ScoreFew(features, scores, ref weights);
            return;
        }

        ref var sums = ref MemoryMarshal.GetReference(scores);
        for (var i = 0; i < _stride; i += 16)
        {
            var (first, second) = (Vector256<int>.Zero, Vector256<int>.Zero);
            foreach (var feature in features)
            {
                var kept = Vector128.LoadUnsafe(ref weights, (nuint)((Row(feature, _shift) * (uint)_stride) + (uint)i));
                var roots = Vector256.WidenLower(kept.ToVector256Unsafe());
                var (low, high) = Vector256.Widen(roots * Vector256.Abs(roots));
                first += low;
                second += high;
            }

            first.StoreUnsafe(ref sums, (nuint)i);
            second.StoreUnsafe(ref sums, (nuint)i + 8);
        }
    }

    /// <summary>The class of the highest score; the first of equals.</summary>
    public int Best(ReadOnlySpan<int> scores)
    {
        var best = 0;
        for (var i = 1; i < Classes; i++)
        {
            if (scores[i] > scores[best]) best = i;
        }

        return best;
    }

    private void ScoreFew(ReadOnlySpan<uint> features, Span<int> scores, ref sbyte weights)
    {
        var sum = Vector128<int>.Zero;
        foreach (var feature in features)
        {
            var kept = Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref weights, (nint)(Row(feature, _shift) * 4u))));
            var roots = Vector128.WidenLower(Vector128.CreateScalarUnsafe(kept).AsSByte());
            sum += Vector128.WidenLower(roots * Vector128.Abs(roots));
        }

        sum.StoreUnsafe(ref MemoryMarshal.GetReference(scores));
    }
}
