namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Gradient-boosted regression trees for a yes/no question (Friedman 2001): the sum of the trees' leaves is the log-odds
/// of yes. All trees are full, of one depth, in one array: node i of a tree has the children 2i + 1 and 2i + 2.
/// </summary>
internal sealed class TreeEnsemble(int features, int depth, float bias, byte[] splits, float[] thresholds, float[] leaves)
{
    private readonly int _inner = (1 << depth) - 1;

    public int Features => features;

    public int Trees => leaves.Length >> depth;

    public float LogOdds(ReadOnlySpan<float> values)
    {
        var sum = bias;
        for (var tree = 0; tree < Trees; tree++)
        {
            var node = 0;
            while (node < _inner)
            {
                var at = (tree * _inner) + node;
                node = (2 * node) + (values[splits[at]] <= thresholds[at] ? 1 : 2);
            }

            sum += leaves[(tree << depth) + node - _inner];
        }

        return sum;
    }

    /// <summary>The same trees, more or less willing to say yes.</summary>
    public TreeEnsemble Shifted(float logOdds) => new(features, depth, bias + logOdds, splits, thresholds, leaves);

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
        writer.Write((byte)features);
        writer.Write((byte)depth);
        writer.Write((ushort)Trees);
        writer.Write(bias);
        writer.Write(splits);
        foreach (var value in thresholds)
            writer.Write(value);
        foreach (var value in leaves)
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
