using System.Numerics;

namespace StoryWatch.Analysis.Models;

/// <summary>The features that a network knows, each with the number of its row: open addressing, half full at most.</summary>
internal sealed class FeatureTable
{
    private readonly uint[] _keys;
    private readonly int[] _rows;
    private readonly int _shift;

    /// <param name="packed">The hashes in ascending order, each as its distance from the one before, seven bits a byte; rows count up with them.</param>
    public FeatureTable(ReadOnlySpan<byte> packed)
    {
        var count = 0;
        foreach (var part in packed) count += part < 128 ? 1 : 0;
        var bits = Math.Max(4, 33 - BitOperations.LeadingZeroCount((uint)count));
        (_keys, _rows, _shift) = (new uint[1 << bits], new int[1 << bits], 32 - bits);
        Array.Fill(_rows, -1);
        var (key, at) = (0u, 0);
        for (var row = 0; row < count; row++)
        {
            var (distance, place) = (0u, 0);
            while (packed[at] >= 128)
            {
                distance |= (uint)(packed[at++] & 127) << place;
                place += 7;
            }

            key += distance | ((uint)packed[at++] << place);
            var slot = Slot(key);
            while (_rows[slot] >= 0) slot = (slot + 1) & (_keys.Length - 1);
            (_keys[slot], _rows[slot]) = (key, row);
        }
    }

    /// <summary>The row of a feature, -1 where it is not known.</summary>
    public int Find(uint key)
    {
        var slot = Slot(key);
        while (_rows[slot] >= 0)
        {
            if (_keys[slot] == key) return _rows[slot];
            slot = (slot + 1) & (_keys.Length - 1);
        }

        return -1;
    }

    /// <summary>Writes hashes, in ascending order, as the constructor reads them.</summary>
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

    private int Slot(uint key) => (int)((key * 0x9E3779B1u) >> _shift);
}
