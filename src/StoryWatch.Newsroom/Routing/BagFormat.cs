using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>Bags and lists as a checkpoint has them: terms as gaps, weights to the bit, every count checked.</summary>
internal static class BagFormat
{
    private const int LargestCount = 64_000_000;

    public static void WriteBag(this BinaryWriter writer, TermBag bag)
    {
        writer.Write7BitEncodedInt(bag.Count);
        var last = 0u;
        foreach (var term in bag.Terms)
        {
            writer.Write7BitEncodedInt((int)(term - last));
            last = term;
        }

        foreach (var weight in bag.Weights)
            writer.Write(weight);
    }

    public static TermBag ReadBag(this BinaryReader reader)
    {
        var count = reader.ReadCount();
        if (count == 0)
            return TermBag.Empty;
        var terms = new uint[count];
        var last = 0u;
        for (var i = 0; i < count; i++)
            terms[i] = last += (uint)reader.Read7BitEncodedInt();
        var weights = new float[count];
        for (var i = 0; i < count; i++)
            weights[i] = reader.ReadSingle();
        return new(terms, weights);
    }

    public static void WriteInts(this BinaryWriter writer, ReadOnlySpan<int> values)
    {
        writer.Write7BitEncodedInt(values.Length);
        foreach (var value in values)
            writer.Write7BitEncodedInt(value);
    }

    /// <param name="below">Each must be less than this: an index into what was read before.</param>
    public static int[] ReadInts(this BinaryReader reader, int below)
    {
        var values = new int[reader.ReadCount()];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.ReadIndex(below);
        return values;
    }

    public static int ReadIndex(this BinaryReader reader, int below)
    {
        var index = reader.Read7BitEncodedInt();
        return index >= 0 && index < below ? index : throw Damaged($"index {index} of {below}");
    }

    public static int ReadCount(this BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        return count is >= 0 and <= LargestCount ? count : throw Damaged($"count {count}");
    }

    public static InvalidDataException Damaged(string what) => new($"router checkpoint is damaged: {what}");
}
