using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StoryWatch.Analysis.Models;

/// <summary>
/// A wide-and-deep network over hashed features (after Cheng et al. 2016): wide features add straight to the scores of the classes, deep
/// ones add embeddings into one hidden layer, of rectified units, which adds to the scores.
/// </summary>
/// <remarks>
/// The sums over features are in integers and the small rest is in a fixed order, so that the scores are the same on every machine.
/// A feature that was rare in training is not known and adds nothing. Features are plain hashes: a caller may sum those of a token once and add those of a pair to it.
/// </remarks>
internal sealed class HashedNet
{
    private readonly sbyte[] _deep;
    private readonly short[] _wide;
    private readonly float[] _output;
    private readonly float[] _hiddenBias;
    private readonly float[] _bias;
    private readonly float _deepScale;
    private readonly float _wideScale;
    private readonly FeatureTable _deepRows;
    private readonly FeatureTable _wideRows;

    public HashedNet(ModelFile model, string name)
    {
        var shape = MemoryMarshal.Cast<byte, int>(model[name + ".shape"]);
        (Hidden, Classes) = (shape[0], shape[1]);
        (_deepRows, _wideRows) = (new(model[name + ".deepkeys"]), new(model[name + ".widekeys"]));
        var dense = MemoryMarshal.Cast<byte, float>(model[name + ".dense"]);
        (_deepScale, _wideScale) = (dense[0], dense[1]);
        _hiddenBias = dense.Slice(2, Hidden).ToArray();
        _bias = dense.Slice(2 + Hidden, Classes).ToArray();
        _output = dense.Slice(2 + Hidden + Classes, Hidden * Classes).ToArray();
        Transitions = dense[(2 + Hidden + Classes + (Hidden * Classes))..].ToArray();
        _deep = MemoryMarshal.Cast<byte, sbyte>(model[name + ".deep"]).ToArray();
        var kept = MemoryMarshal.Cast<byte, sbyte>(model[name + ".wide"]);
        WideStride = (Classes + 3) / 4 * 4;
        _wide = new short[WideStride * (kept.Length / Classes)];
        for (var i = 0; i < kept.Length; i++) _wide[(i / Classes * WideStride) + (i % Classes)] = (short)(kept[i] * Math.Abs((int)kept[i]));
    }

    /// <summary>Units of the hidden layer, a multiple of 16.</summary>
    public int Hidden { get; }

    public int Classes { get; }

    /// <summary>Length of a span of wide sums.</summary>
    public int WideStride { get; }

    /// <summary>Scores of a class after a class, row by row (from, to); empty where the classes are no labels of a chain.</summary>
    public float[] Transitions { get; }

    public void AddDeep(ReadOnlySpan<uint> features, Span<short> hidden)
    {
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_deep);
        ref var sums = ref MemoryMarshal.GetReference(hidden);
        foreach (var feature in features)
        {
            var found = _deepRows.Find(feature);
            if (found < 0) continue;
            ref var row = ref Unsafe.Add(ref rows, (nint)found * Hidden);
            for (var i = 0; i < hidden.Length; i += 16)
            {
                var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref row, (nuint)i));
                ref var sum = ref Unsafe.Add(ref sums, i);
                (Vector128.LoadUnsafe(ref sum) + low).StoreUnsafe(ref sum);
                (Vector128.LoadUnsafe(ref sum, 8) + high).StoreUnsafe(ref sum, 8);
            }
        }
    }

    public void AddWide(ReadOnlySpan<uint> features, Span<int> sums)
    {
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_wide);
        foreach (var feature in features)
        {
            var found = _wideRows.Find(feature);
            if (found < 0) continue;
            ref var row = ref Unsafe.Add(ref rows, (nint)found * WideStride);
            for (var i = 0; i < sums.Length; i++) sums[i] += Unsafe.Add(ref row, i);
        }
    }

    /// <summary>The scores of the classes from both sums.</summary>
    public void Finish(ReadOnlySpan<short> hidden, ReadOnlySpan<int> wide, Span<float> scores)
    {
        for (var c = 0; c < Classes; c++) scores[c] = (wide[c] * _wideScale) + _bias[c];
        for (var h = 0; h < Hidden; h++)
        {
            var unit = (hidden[h] * _deepScale) + _hiddenBias[h];
            if (unit <= 0) continue;
            for (var c = 0; c < Classes; c++) scores[c] += unit * _output[(h * Classes) + c];
        }
    }
}
