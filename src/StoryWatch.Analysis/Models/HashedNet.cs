using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StoryWatch.Analysis.Models;

/// <summary>
/// Wide-and-deep networks of one shape over hashed features (after Cheng et al. 2016): wide features add straight to the scores of the
/// classes, deep ones add embeddings into one hidden layer, of rectified units, which adds to the scores.
/// </summary>
/// <remarks>
/// The sums over features are in integers and the small rest is in a fixed order, so that the scores are the same on every machine.
/// A feature that was rare in training is not known and adds nothing. Features are plain hashes: a caller may sum those of a token once and add those of a pair to it.
/// The rows of all members for one feature stand side by side, so that a feature is looked up once, whatever the number of members.
/// </remarks>
internal sealed class HashedNet
{
    /// <summary>Most features that one call may add.</summary>
    public const int MostFeatures = 96;

    // A class a lane of a vector.
    private const int Lanes = 8;

    private readonly sbyte[] _deep;
    private readonly short[] _wide;
    private readonly NetHead[] _heads;
    private readonly FeatureTable _deepRows;
    private readonly FeatureTable _wideRows;

    /// <param name="names">The members, by the names of their blocks; of one shape.</param>
    /// <exception cref="InvalidDataException">The shapes differ, or are not such as this class computes.</exception>
    public HashedNet(ModelFile model, params ReadOnlySpan<string> names)
    {
        var shape = MemoryMarshal.Cast<byte, int>(model[names[0] + ".shape"]);
        (var hidden, Classes) = (shape[0], shape[1]);
        foreach (var name in names)
        {
            if (!shape.SequenceEqual(MemoryMarshal.Cast<byte, int>(model[name + ".shape"]))) throw new InvalidDataException($"{name} has another shape than {names[0]}");
        }

        if (hidden % 16 != 0 || Classes > Lanes) throw new InvalidDataException($"{names[0]} has {hidden} hidden units and {Classes} classes");
        _heads = new NetHead[names.Length];
        for (var n = 0; n < names.Length; n++) _heads[n] = new(MemoryMarshal.Cast<byte, float>(model[names[n] + ".dense"]), hidden, Classes);
        DeepWidth = hidden * names.Length;
        var stride = (Classes + 3) / 4 * 4;
        WideWidth = ((stride * names.Length) + 7) / 8 * 8;
        (_deepRows, var places) = Join(model, names, ".deepkeys");
        _deep = new sbyte[_deepRows.Count * DeepWidth];
        (_wideRows, var widePlaces) = Join(model, names, ".widekeys");
        _wide = new short[_wideRows.Count * WideWidth];
        for (var n = 0; n < names.Length; n++)
        {
            var kept = MemoryMarshal.Cast<byte, sbyte>(model[names[n] + ".deep"]);
            for (var row = 0; row < places[n].Length; row++) kept.Slice(row * hidden, hidden).CopyTo(_deep.AsSpan((places[n][row] * DeepWidth) + (n * hidden)));
            kept = MemoryMarshal.Cast<byte, sbyte>(model[names[n] + ".wide"]);
            for (var row = 0; row < widePlaces[n].Length; row++)
            {
                var to = _wide.AsSpan((widePlaces[n][row] * WideWidth) + (n * stride), Classes);
                for (var c = 0; c < Classes; c++) to[c] = (short)(kept[(row * Classes) + c] * Math.Abs((int)kept[(row * Classes) + c]));
            }
        }
    }

    public int Members => _heads.Length;

    public int Classes { get; }

    /// <summary>Length of a span of sums of the hidden layers: those of all members.</summary>
    public int DeepWidth { get; }

    /// <summary>Length of a span of wide sums: those of all members.</summary>
    public int WideWidth { get; }

    /// <summary>Scores of a class after a class, row by row (from, to), averaged over the members; empty where the classes are no labels of a chain.</summary>
    public float[] Transitions()
    {
        var sum = new float[_heads[0].Transitions.Length];
        foreach (var head in _heads)
        {
            for (var i = 0; i < sum.Length; i++) sum[i] += head.Transitions[i] / _heads.Length;
        }

        return sum;
    }

    public void AddDeep(ReadOnlySpan<uint> features, Span<short> hidden)
    {
        Span<int> rows = stackalloc int[MostFeatures];
        rows = rows[.._deepRows.Find(features, rows)];
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_deep);
        ref var sums = ref MemoryMarshal.GetReference(hidden[..DeepWidth]);
        for (var i = 0; i < DeepWidth; i += 16)
        {
            var (low, high) = (Vector128.LoadUnsafe(ref sums, (nuint)i), Vector128.LoadUnsafe(ref sums, (nuint)i + 8));
            foreach (var row in rows)
            {
                var (first, second) = Vector128.Widen(Vector128.LoadUnsafe(ref weights, (nuint)((row * DeepWidth) + i)));
                low += first;
                high += second;
            }

            low.StoreUnsafe(ref sums, (nuint)i);
            high.StoreUnsafe(ref sums, (nuint)i + 8);
        }
    }

    public void AddWide(ReadOnlySpan<uint> features, Span<int> wide)
    {
        Span<int> rows = stackalloc int[MostFeatures];
        rows = rows[.._wideRows.Find(features, rows)];
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_wide);
        ref var sums = ref MemoryMarshal.GetReference(wide[..WideWidth]);
        for (var i = 0; i < WideWidth; i += 8)
        {
            var (low, high) = (Vector128.LoadUnsafe(ref sums, (nuint)i), Vector128.LoadUnsafe(ref sums, (nuint)i + 4));
            foreach (var row in rows)
            {
                var (first, second) = Vector128.Widen(Vector128.LoadUnsafe(ref weights, (nuint)((row * WideWidth) + i)));
                low += first;
                high += second;
            }

            low.StoreUnsafe(ref sums, (nuint)i);
            high.StoreUnsafe(ref sums, (nuint)i + 4);
        }
    }

    /// <summary>The scores of the classes that one member gives, from the sums of all members.</summary>
    public void Finish(int member, ReadOnlySpan<short> hidden, ReadOnlySpan<int> wide, Span<float> scores)
    {
        var (units, stride) = (DeepWidth / Members, (Classes + 3) / 4 * 4);
        _heads[member].Finish(hidden.Slice(member * units, units), wide.Slice(member * stride, Classes), scores);
    }

    /// <summary>The mean over the members of the scores of the classes.</summary>
    public void Average(ReadOnlySpan<short> hidden, ReadOnlySpan<int> wide, Span<float> scores)
    {
        Span<float> own = stackalloc float[Classes];
        scores.Clear();
        for (var member = 0; member < Members; member++)
        {
            Finish(member, hidden, wide, own);
            for (var c = 0; c < own.Length; c++) scores[c] += own[c] / Members;
        }
    }

    /// <summary>One table over what any member knows, and for each member the places there of its own rows.</summary>
    private static (FeatureTable Table, int[][] Places) Join(ModelFile model, ReadOnlySpan<string> names, string block)
    {
        var keys = new uint[names.Length][];
        for (var n = 0; n < keys.Length; n++) keys[n] = FeatureTable.Unpack(model[names[n] + block]);
        var places = Array.ConvertAll(keys, own => new int[own.Length]);
        var next = new int[keys.Length];
        var union = new List<uint>(keys[0].Length * 2);
        while (true)
        {
            uint? least = null;
            for (var n = 0; n < keys.Length; n++)
            {
                if (next[n] < keys[n].Length && (least is null || keys[n][next[n]] < least)) least = keys[n][next[n]];
            }

            if (least is null) break;
            for (var n = 0; n < keys.Length; n++)
            {
                if (next[n] < keys[n].Length && keys[n][next[n]] == least) places[n][next[n]++] = union.Count;
            }

            union.Add(least.Value);
        }

        return (new(CollectionsMarshal.AsSpan(union)), places);
    }
}
