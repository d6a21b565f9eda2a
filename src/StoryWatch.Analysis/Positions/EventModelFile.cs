using System.Text;
using StoryWatch.Analysis.Models;

namespace StoryWatch.Analysis.Positions;

/// <summary>
/// The event model in a <see cref="ModelFile"/>: a row count, the 32-bit feature hashes in rising order as differences, then for each
/// row a scale and its weights in steps of a 127th of that scale.
/// </summary>
internal static class EventModelFile
{
    public const string Name = "events.model";

    private const string Block = "events";

    /// <exception cref="InvalidDataException">The file has no such block, or the block ends too early.</exception>
    public static EventModel Read(ModelFile file)
    {
        using var reader = new BinaryReader(new MemoryStream(file[Block]));
        try
        {
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
        catch (EndOfStreamException end)
        {
            throw new InvalidDataException($"block {Block} ends too early", end);
        }
    }

    public static ModelFile Write(EventModel model)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            var rows = model.Keys.OrderBy(pair => pair.Key).ToList();
            writer.Write(rows.Count);
            var last = 0u;
            foreach (var (key, _) in rows)
            {
                writer.Write7BitEncodedInt((int)(key - last));
                last = key;
            }

            foreach (var (_, row) in rows)
                WriteRow(writer, model.Row(row));
        }

        return new ModelFile { [Block] = bytes.ToArray() };
    }

    private static void WriteRow(BinaryWriter writer, ReadOnlySpan<float> weights)
    {
        var largest = 1e-3f;
        foreach (var weight in weights)
            largest = Math.Max(largest, Math.Abs(weight));
        var scale = (Half)largest;
        writer.Write(scale);
        foreach (var weight in weights)
            writer.Write((sbyte)Math.Clamp(MathF.Round(weight / (float)scale * 127), -127, 127));
    }
}
