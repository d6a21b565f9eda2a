using System.IO.Compression;

namespace StoryWatch.Analysis.Threading;

/// <summary>
/// Document frequencies of a large sample of news, shipped with the program so that the first article of a fresh desk
/// is weighed sensibly. Holds hashes and counts only.
/// </summary>
public sealed class BackgroundTable
{
    public static readonly BackgroundTable None = new(0, []);

    private const uint Magic = 0x31464453; // "SDF1"
    private const int MostTerms = 2_000_000;
    private readonly Dictionary<uint, ushort> _counts;

    public BackgroundTable(int articles, Dictionary<uint, ushort> counts)
    {
        Articles = articles;
        _counts = counts;
    }

    /// <summary>How many articles were counted.</summary>
    public int Articles { get; }

    public int Count(uint term) => _counts.TryGetValue(term, out var count) ? count : 0;

    /// <exception cref="InvalidDataException">The stream does not hold a table.</exception>
    public static BackgroundTable Read(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new BinaryReader(unpacked);
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("not a table of document frequencies");
        var articles = reader.ReadInt32();
        var terms = reader.ReadInt32();
        if (articles < 0 || terms is < 0 or > MostTerms)
            throw new InvalidDataException($"table of document frequencies: {terms} terms of {articles} articles");
        var counts = new Dictionary<uint, ushort>(terms);
        var term = 0u;
        for (var i = 0; i < terms; i++)
        {
            term += (uint)reader.Read7BitEncodedInt();
            counts.Add(term, (ushort)reader.Read7BitEncodedInt());
        }

        return new(articles, counts);
    }

    /// <summary>Writes what <see cref="Read"/> reads: hashes as gaps, ascending, so that they pack well.</summary>
    public void Write(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed);
        writer.Write(Magic);
        writer.Write(Articles);
        writer.Write(_counts.Count);
        var last = 0u;
        foreach (var (term, count) in _counts.OrderBy(entry => entry.Key))
        {
            writer.Write7BitEncodedInt((int)(term - last));
            writer.Write7BitEncodedInt(count);
            last = term;
        }
    }
}
