using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>The wording of the newest articles, to find the one that a new article copies.</summary>
internal sealed class CopyIndex
{
    /// <summary>So many articles back a copy is recognised, at least.</summary>
    private const int Newest = 25_000;

    private const int IndexedHashes = 16;
    private const int FewestRuns = 20;
    private const float CopyContainment = 0.5f;
    private const int None = -1;

    // Per hash a chain of nodes from the newest entry back; a node is entry * IndexedHashes + place.
    private readonly Dictionary<uint, int> _heads = [];
    private readonly List<int> _next = [];
    private readonly List<Entry> _entries = [];
    private readonly HashSet<int> _seen = [];

    internal sealed record Entry(string ArticleId, string Group, int Development, WordingSignature Wording);

    /// <summary>The known article that shares most wording with this one, if that is enough for a copy.</summary>
    public Entry? Find(WordingSignature wording, out float containment)
    {
        containment = 0f;
        if (wording.Runs < FewestRuns)
            return null;
        Entry? best = null;
        _seen.Clear();
        foreach (var hash in Indexed(wording))
        {
            for (var node = _heads.GetValueOrDefault(hash, None); node != None; node = _next[node])
            {
                if (!_seen.Add(node / IndexedHashes))
                    continue;
                var entry = _entries[node / IndexedHashes];
                var shared = entry.Wording.Containment(wording);
                if (shared > containment)
                    (best, containment) = (entry, shared);
            }
        }

        return containment >= CopyContainment ? best : null;
    }

    public void Add(Entry entry)
    {
        if (entry.Wording.Runs < FewestRuns)
            return;
        if (_entries.Count == 2 * Newest)
        {
            _entries.RemoveRange(0, Newest);
            _heads.Clear();
            _next.Clear();
            for (var i = 0; i < _entries.Count; i++)
                Link(i);
        }

        _entries.Add(entry);
        Link(_entries.Count - 1);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_entries.Count);
        foreach (var entry in _entries)
        {
            writer.Write(entry.ArticleId);
            writer.Write(entry.Group);
            writer.Write7BitEncodedInt(entry.Development);
            writer.Write7BitEncodedInt(entry.Wording.Runs);
            writer.Write7BitEncodedInt(entry.Wording.Smallest.Length);
            foreach (var hash in entry.Wording.Smallest)
                writer.Write(hash);
        }
    }

    public void Read(BinaryReader reader, int developments)
    {
        for (var entries = reader.ReadIndex((2 * Newest) + 1); entries > 0; entries--)
        {
            string id = reader.ReadString(), group = reader.ReadString();
            int development = reader.ReadIndex(developments), runs = reader.ReadCount();
            var smallest = new uint[reader.ReadIndex(WordingSignature.Size + 1)];
            for (var i = 0; i < smallest.Length; i++)
                smallest[i] = reader.ReadUInt32();
            Add(new(id, group, development, new(smallest, runs)));
        }
    }

    private static ReadOnlySpan<uint> Indexed(WordingSignature wording) =>
        wording.Smallest[..Math.Min(IndexedHashes, wording.Smallest.Length)];

    private void Link(int entry)
    {
        var hashes = Indexed(_entries[entry].Wording);
        for (var i = 0; i < IndexedHashes; i++)
        {
            if (i >= hashes.Length)
            {
                _next.Add(None);
                continue;
            }

            _next.Add(_heads.GetValueOrDefault(hashes[i], None));
            _heads[hashes[i]] = (entry * IndexedHashes) + i;
        }
    }
}
