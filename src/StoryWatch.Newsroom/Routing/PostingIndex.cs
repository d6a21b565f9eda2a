using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StoryWatch.Newsroom.Routing;

/// <summary>Which units (developments, stories) have a term, the newest last. Of a common term only the newest are kept.</summary>
internal sealed class PostingIndex
{
    /// <summary>So many are read of a list, from its end.</summary>
    public const int NewestRead = 384;

    // Most terms are one unit's own: those need no list.
    private readonly Dictionary<uint, int> _only = [];
    private readonly Dictionary<uint, Postings> _lists = [];

    public void Add(uint term, int unit)
    {
        if (_lists.TryGetValue(term, out var list))
        {
            list.Add(unit);
            return;
        }

        ref var only = ref CollectionsMarshal.GetValueRefOrAddDefault(_only, term, out var known);
        if (!known)
        {
            only = unit;
        }
        else if (only != unit)
        {
            list = new();
            list.Add(only);
            list.Add(unit);
            _lists.Add(term, list);
            _only.Remove(term);
        }
    }

    public ReadOnlySpan<int> Find(uint term)
    {
        if (_lists.TryGetValue(term, out var list))
            return list.Newest;
        ref var only = ref CollectionsMarshal.GetValueRefOrNullRef(_only, term);
        return Unsafe.IsNullRef(ref only) ? [] : new ReadOnlySpan<int>(ref only);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_only.Count + _lists.Count);
        foreach (var term in _only.Keys.Concat(_lists.Keys).Order())
        {
            writer.Write(term);
            writer.WriteInts(Find(term));
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
        private int[] _units = new int[2];
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
