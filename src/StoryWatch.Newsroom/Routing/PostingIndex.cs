namespace StoryWatch.Newsroom.Routing;

/// <summary>Which units (developments, stories) have a term, the newest last. Of a common term only the newest are kept.</summary>
internal sealed class PostingIndex
{
    /// <summary>So many are read of a list, from its end.</summary>
    public const int NewestRead = 384;

    private readonly Dictionary<uint, Postings> _lists = [];

    public void Add(uint term, int unit)
    {
        if (!_lists.TryGetValue(term, out var list))
            _lists.Add(term, list = new());
        list.Add(unit);
    }

    public ReadOnlySpan<int> Find(uint term) => _lists.TryGetValue(term, out var list) ? list.Newest : [];

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_lists.Count);
        foreach (var (term, list) in _lists.OrderBy(entry => entry.Key))
        {
            writer.Write(term);
            writer.WriteInts(list.Newest);
        }
    }

    public void Read(BinaryReader reader, int units)
    {
        for (var lists = reader.ReadCount(); lists > 0; lists--)
        {
            var term = reader.ReadUInt32();
            foreach (var unit in reader.ReadInts(units))
                Add(term, unit);
        }
    }

    private sealed class Postings
    {
        private int[] _units = new int[1];
        private int _count;

        public ReadOnlySpan<int> Newest => _units.AsSpan(Math.Max(0, _count - NewestRead), Math.Min(_count, NewestRead));

        public void Add(int unit)
        {
            if (_count > 0 && _units[_count - 1] == unit)
                return;
            if (_count == 2 * NewestRead)
            {
                _units.AsSpan(NewestRead).CopyTo(_units);
                _count = NewestRead;
            }

            if (_count == _units.Length)
                Array.Resize(ref _units, Math.Min(2 * NewestRead, _count < 8 ? _count * 2 : _count + (_count / 2)));
            _units[_count++] = unit;
        }
    }
}
