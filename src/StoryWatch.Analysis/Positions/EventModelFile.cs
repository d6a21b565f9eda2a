using System.IO.Compression;

namespace StoryWatch.Analysis.Positions;

/// <summary>
/// The event model as it ships: Brotli over a row count, the 32-bit feature hashes in rising order, a scale for each row, and its
/// weights in steps of a 127th of that scale.
/// </summary>
internal static class EventModelFile
{
    private const int Magic = 0x31565745;

    public static EventModel Read(Stream stream)
    {
        using var brotli = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new BinaryReader(brotli);
        if (reader.ReadInt32() != Magic)
            throw new FormatException("not an event model of this version");
        var count = reader.ReadInt32();
        var rows = new Dictionary<uint, int>(count);
        var key = 0u;
        for (var row = 0; row < count; row++)
            rows[key += (uint)reader.Read7BitEncodedInt()] = row;
        var weights = new float[count * EventModel.Classes];
        for (var row = 0; row < count; row++)
        {
            var scale = (float)reader.ReadHalf() / 127;
            for (var c = 0; c < EventModel.Classes; c++)
                weights[(row * EventModel.Classes) + c] = reader.ReadSByte() * scale;
        }

        return new EventModel(rows, weights);
    }

    public static void Write(EventModel model, Stream stream)
    {
        using var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(brotli);
        var rows = model.Keys.OrderBy(pair => pair.Key).ToList();
        writer.Write(Magic);
        writer.Write(rows.Count);
        var last = 0u;
        foreach (var (key, _) in rows)
        {
            writer.Write7BitEncodedInt((int)(key - last));
            last = key;
        }

        foreach (var (_, row) in rows)
        {
            var weights = model.Row(row);
            var scale = (Half)Math.Max(1e-3f, Math.Max(weights.ToArray().Max(), -weights.ToArray().Min()));
            writer.Write(scale);
            foreach (var weight in weights)
                writer.Write((sbyte)Math.Clamp(MathF.Round(weight / (float)scale * 127), -127, 127));
        }
    }
}
