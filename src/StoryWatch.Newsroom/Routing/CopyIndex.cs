using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>The wording of the newest articles, to find the one that a new article copies.</summary>
internal sealed class CopyIndex
{
    /// <summary>How many articles back a copy is recognised.</summary>
    public const int Newest = 50_000;

    private const int IndexedHashes = 16;
    private const int FewestRuns = 20;
    private const float CopyContainment = 0.5f;

    private readonly Dictionary<uint, List<int>> _lists = [];
    private readonly List<Entry> _entries = [];
    private int _dropped;

    internal sealed record Entry(string ArticleId, string Group, int Development, WordingSignature Wording);

    /// <summary>The known article that shares most wording with this one, if that is enough for a copy.</summary>
    public Entry? Find(WordingSignature wording, out float containment)
    {
        containment = 0f;
        if (wording.Runs < FewestRuns)
            return null;
        Entry? best = null;
        var seen = new HashSet<int>();
        foreach (var hash in wording.Smallest[..Math.Min(IndexedHashes, wording.Smallest.Length)])
        {
            if (!_lists.TryGetValue(hash, out var list))
                continue;
            foreach (var at in list)
            {
                if (!seen.Add(at))
                    continue;
                var entry = _entries[at - _dropped];
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
        var at = _dropped + _entries.Count;
        _entries.Add(entry);
        foreach (var hash in entry.Wording.Smallest[..Math.Min(IndexedHashes, entry.Wording.Smallest.Length)])
        {
            if (!_lists.TryGetValue(hash, out var list))
                _lists.Add(hash, list = new(1));
            list.Add(at);
        }

        if (_entries.Count >= 2 * Newest)
            DropOldest();
    }

    private void DropOldest()
    {
        for (var i = 0; i < Newest; i++)
        {
            foreach (var hash in _entries[i].Wording.Smallest[..Math.Min(IndexedHashes, _entries[i].Wording.Smallest.Length)])
            {
                var list = _lists[hash];
                list.Remove(_dropped + i);
                if (list.Count == 0)
                    _lists.Remove(hash);
            }
        }

        _entries.RemoveRange(0, Newest);
        _dropped += Newest;
    }
}
