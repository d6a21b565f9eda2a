namespace StoryWatch.Newsroom.Routing;

/// <summary>Which units (developments, stories) have a term. Newest last: a search reads each list from its end.</summary>
internal sealed class PostingIndex
{
    private readonly Dictionary<uint, Postings> _lists = [];

    public void Add(uint term, int unit)
    {
        if (!_lists.TryGetValue(term, out var list))
            _lists.Add(term, list = new());
        list.Add(unit);
    }

    public ReadOnlySpan<int> Find(uint term) => _lists.TryGetValue(term, out var list) ? list.Units : [];

    private sealed class Postings
    {
        private int[] _units = new int[1];
        private int _count;

        public ReadOnlySpan<int> Units => _units.AsSpan(0, _count);

        public void Add(int unit)
        {
            if (_count > 0 && _units[_count - 1] == unit)
                return;
            if (_count == _units.Length)
                Array.Resize(ref _units, _count < 8 ? _count * 2 : _count + (_count / 2));
            _units[_count++] = unit;
        }
    }
}
