namespace StoryWatch.Training.Attributions;

/// <summary>Numbers the features that occur in enough articles. Counts go by a hash of 24 bits: now and then a rare feature slips in.</summary>
internal sealed class FeatureIndex(int cutoff)
{
    private const int Bits = 24;

    private readonly Dictionary<uint, int> _rows = [];
    private ushort[] _counts = new ushort[1 << Bits];
    private int[] _last = new int[1 << Bits];
    private int _article;
    private bool _frozen;

    /// <summary>Counts each feature of one article once.</summary>
    public void Count(IEnumerable<int[]> examples)
    {
        _article++;
        foreach (var features in examples)
        {
            foreach (var feature in features)
            {
                var bucket = Bucket((uint)feature);
                if (_last[bucket] == _article) continue;
                _last[bucket] = _article;
                if (_counts[bucket] < ushort.MaxValue) _counts[bucket]++;
            }
        }
    }

    public int[] Rows(int[] features)
    {
        var rows = new List<int>(features.Length);
        foreach (var feature in features)
        {
            if (_rows.TryGetValue((uint)feature, out var row)) rows.Add(row);
            else if (!_frozen && _counts[Bucket((uint)feature)] >= cutoff)
            {
                rows.Add(_rows.Count);
                _rows.Add((uint)feature, _rows.Count);
            }
        }

        return [.. rows];
    }

    /// <summary>Takes no more features; their number.</summary>
    public int Freeze()
    {
        (_frozen, _counts, _last) = (true, [], []);
        return _rows.Count;
    }

    public List<KeyValuePair<uint, int>> Order() => [.. _rows.OrderBy(r => r.Key)];

    private static uint Bucket(uint feature) => (feature * 0x9E3779B1u) >> (32 - Bits);
}
