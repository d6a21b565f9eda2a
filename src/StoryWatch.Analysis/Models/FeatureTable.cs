using System.Numerics;

namespace StoryWatch.Analysis.Models;

/// <summary>The features that a network knows, each with the number of its row: open addressing, half full at most.</summary>
internal sealed class FeatureTable
{
    // A feature above, its row plus one below; 0 where there is none. Both together, so that a look-up meets one line of the cache.
    private readonly ulong[] _slots;
    private readonly int _shift;

    /// <param name="ascending">The hashes in ascending order; rows count up with them.</param>
    public FeatureTable(ReadOnlySpan<uint> ascending)
    {
        var bits = Math.Max(4, 33 - BitOperations.LeadingZeroCount((uint)ascending.Length));
        (_slots, _shift, Count) = (new ulong[1 << bits], 32 - bits, ascending.Length);
        for (var row = 0; row < ascending.Length; row++)
        {
            var slot = Slot(ascending[row]);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = ((ulong)ascending[row] << 32) | (uint)(row + 1);
        }
    }

    public int Count { get; }

    /// <summary>Writes the rows of those features that are known, in their order, and returns how many.</summary>
    public int Find(ReadOnlySpan<uint> features, Span<int> rows)
    {
        var slots = _slots;
        var count = 0;
        foreach (var feature in features)
        {
            var slot = Slot(feature);
            ulong entry;
            while ((entry = slots[slot]) != 0 && (uint)(entry >> 32) != feature) slot = (slot + 1) & (slots.Length - 1);
            if (entry != 0) rows[count++] = (int)(uint)entry - 1;
        }

        return count;
    }

    /// <summary>Writes hashes, in ascending order, each as its distance from the one before, seven bits a byte.</summary>
    public static byte[] Pack(IEnumerable<uint> ascending)
    {
        var packed = new List<byte>();
        var before = 0u;
        foreach (var key in ascending)
        {
            var distance = key - before;
            before = key;
            for (; distance >= 128; distance >>= 7) packed.Add((byte)(distance | 128));
            packed.Add((byte)distance);
        }

        return [.. packed];
    }

    /// <summary>The hashes that <see cref="Pack"/> wrote.</summary>
    public static uint[] Unpack(ReadOnlySpan<byte> packed)
    {
        var count = 0;
        foreach (var part in packed) count += part < 128 ? 1 : 0;
        var keys = new uint[count];
        var (key, at) = (0u, 0);
        for (var row = 0; row < count; row++)
        {
            var (distance, place) = (0u, 0);
            while (packed[at] >= 128)
            {
                distance |= (uint)(packed[at++] & 127) << place;
                place += 7;
            }

            keys[row] = key += distance | ((uint)packed[at++] << place);
        }

        return keys;
    }

    private int Slot(uint key) => (int)((key * 0x9E3779B1u) >> _shift);
}
