using System.Runtime.InteropServices;

namespace StoryWatch.Stories;

/// <summary>FNV-1a, 64 bit: the same number for the same text in every process, which <c>string.GetHashCode</c> is not.</summary>
public static class StableHash
{
    private const ulong Offset = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    public static ulong Of(ReadOnlySpan<char> text) => Of(Offset, text);

    /// <summary>Goes on from an earlier hash: <c>Of(Of(a), b)</c> tells the pair (a, b).</summary>
    public static ulong Of(ulong seed, ReadOnlySpan<char> text)
    {
        var hash = seed;
        foreach (var unit in MemoryMarshal.Cast<char, ushort>(text))
        {
            hash = (hash ^ (byte)unit) * Prime;
            hash = (hash ^ (byte)(unit >> 8)) * Prime;
        }

        return hash;
    }
}
