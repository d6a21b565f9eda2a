using System.IO.Compression;
using System.Text;

namespace StoryWatch.Analysis.Models;

/// <summary>A file of named blocks of bytes, compressed with Brotli: how trained weights are kept.</summary>
internal sealed class ModelFile
{
    private const uint Magic = 0x4D57_5332; // "2SWM"

    private readonly SortedDictionary<string, byte[]> _blocks = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">The stream is no model file, or ends too early.</exception>
    public static ModelFile Read(Stream stream)
    {
        var file = new ModelFile();
        try
        {
            using var brotli = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
            using var reader = new BinaryReader(brotli, Encoding.UTF8);
            if (reader.ReadUInt32() != Magic) throw new InvalidDataException("not a model file");
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                var name = reader.ReadString();
                var length = reader.ReadInt32();
                var block = reader.ReadBytes(length);
                if (block.Length != length) throw new InvalidDataException($"block {name} ends after {block.Length} of {length} bytes");
                file._blocks.Add(name, block);
            }
        }
        catch (EndOfStreamException end)
        {
            throw new InvalidDataException("the model file ends too early", end);
        }

        return file;
    }

    /// <summary>Reads the model that is embedded in this assembly under <paramref name="name"/>.</summary>
    /// <exception cref="InvalidDataException">The assembly was built without it: see docs/models.md.</exception>
    public static ModelFile Embedded(string name)
    {
        using var stream = typeof(ModelFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"the model {name} is not in this build; docs/models.md says how to train it");
        return Read(stream);
    }

    public void Write(Stream stream)
    {
        using var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(brotli, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(_blocks.Count);
        foreach (var (name, block) in _blocks)
        {
            writer.Write(name);
            writer.Write(block.Length);
            writer.Write(block);
        }
    }

    public byte[] this[string name]
    {
        get => _blocks.TryGetValue(name, out var block) ? block : throw new InvalidDataException($"the model has no block {name}");
        set => _blocks[name] = value;
    }

    /// <summary>Lines of text, one entry a line.</summary>
    public string[] Lines(string name) => Encoding.UTF8.GetString(this[name]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void SetLines(string name, IEnumerable<string> lines) => this[name] = Encoding.UTF8.GetBytes(string.Join('\n', lines));

    /// <summary>A linear model: a byte for the bits, two for the classes, then the weights.</summary>
    public HashedLinear Linear(string name)
    {
        ReadOnlySpan<byte> block = this[name];
        if (block.Length < 3) throw new InvalidDataException($"block {name} is too short");
        return new(block[0], block[1] | (block[2] << 8), System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(block[3..]));
    }

    public void SetLinear(string name, int bits, int classes, ReadOnlySpan<sbyte> weights)
    {
        var block = new byte[weights.Length + 3];
        (block[0], block[1], block[2]) = ((byte)bits, (byte)classes, (byte)(classes >> 8));
        System.Runtime.InteropServices.MemoryMarshal.Cast<sbyte, byte>(weights).CopyTo(block.AsSpan(3));
        this[name] = block;
    }
}
