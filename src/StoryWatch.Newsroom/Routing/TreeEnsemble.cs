using System.Runtime.CompilerServices;

namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Gradient-boosted regression trees for a yes/no question (Friedman 2001): the sum of the trees' leaves is the log-odds
/// of yes. All trees are full, of one depth, in one array: node i of a tree has the children 2i + 1 and 2i + 2.
/// </summary>
internal sealed class TreeEnsemble(int features, int depth, float bias, byte[] splits, float[] thresholds, float[] leaves)
{
    private readonly int _inner = (1 << depth) - 1;
    private readonly int _depth = depth;
    private readonly float _bias = bias;
    private readonly byte[] _splits = splits;
    private readonly float[] _thresholds = thresholds;
    private readonly float[] _leaves = leaves;

    public int Features { get; } = features;

    public int Trees => _leaves.Length >> _depth;

    public float LogOdds(ReadOnlySpan<float> values)
    {
        // Hundreds of trees for each of two dozen candidates: locals, and no jump that the processor has to guess.
        ReadOnlySpan<byte> splits = _splits;
        ReadOnlySpan<float> thresholds = _thresholds, leaves = _leaves;
        int inner = _inner, levels = _depth;
        var sum = _bias;
        for (int first = 0, leaf = 0; leaf < leaves.Length; first += inner, leaf += inner + 1)
        {
            var node = 0;
            for (var level = 0; level < levels; level++)
            {
                var at = first + node;
                node = (2 * node) + 2 - Unsafe.BitCast<bool, byte>(values[splits[at]] <= thresholds[at]);
            }

            sum += leaves[leaf + node - inner];
        }

        return sum;
    }

    /// <summary>The same trees, more or less willing to say yes.</summary>
    public TreeEnsemble Shifted(float logOdds) => new(Features, _depth, _bias + logOdds, _splits, _thresholds, _leaves);

    /// <summary>One set whose log-odds are the mean of all; they are of one depth and over the same features.</summary>
    public static TreeEnsemble Mean(IReadOnlyList<TreeEnsemble> sets) => new(
        sets[0].Features,
        sets[0]._depth,
        sets.Average(set => set._bias),
        [.. sets.SelectMany(set => set._splits)],
        [.. sets.SelectMany(set => set._thresholds)],
        [.. sets.SelectMany(set => set._leaves.Select(leaf => leaf / sets.Count))]);

    /// <exception cref="InvalidDataException">The trees ask for features that there are not.</exception>
    public static TreeEnsemble Read(BinaryReader reader)
    {
        int features = reader.ReadByte(), depth = reader.ReadByte(), trees = reader.ReadUInt16();
        if (features == 0 || depth is 0 or > 8)
            throw new InvalidDataException($"trees of depth {depth} over {features} features");
        var bias = reader.ReadSingle();
        var splits = reader.ReadBytes(trees * ((1 << depth) - 1));
        if (splits.Any(split => split >= features))
            throw new InvalidDataException($"a tree asks for a feature above {features - 1}");
        var thresholds = Floats(reader, splits.Length);
        return new(features, depth, bias, splits, thresholds, Floats(reader, trees << depth));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write((byte)Features);
        writer.Write((byte)_depth);
        writer.Write((ushort)Trees);
        writer.Write(_bias);
        writer.Write(_splits);
        foreach (var value in _thresholds)
            writer.Write(value);
        foreach (var value in _leaves)
            writer.Write(value);
    }

    private static float[] Floats(BinaryReader reader, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = reader.ReadSingle();
        return values;
    }
}
