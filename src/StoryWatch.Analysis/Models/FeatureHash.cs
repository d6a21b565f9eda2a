using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StoryWatch.Analysis.Models;

/// <summary>32-bit hashes of features, the same on every machine (a Murmur-like mix).</summary>
internal static class FeatureHash
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint a, uint b)
    {
        var h = (a * 0x9E3779B1u) ^ b;
        h ^= h >> 15;
        h *= 0x85EBCA77u;
        return h ^ (h >> 13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint a, uint b, uint c) => Mix(Mix(a, b), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint a, uint b, uint c, uint d) => Mix(Mix(Mix(a, b), c), d);

    /// <summary>Of a word or part of one, as written.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var h = 2166136261u;
        foreach (var unit in MemoryMarshal.Cast<char, ushort>(text)) h = (h ^ unit) * 16777619u;
        return h ^ (h >> 15);
    }

    /// <summary>Of a word in lower case, digits taken as one and the same and curly apostrophes as straight ones.</summary>
    public static uint OfNormal(ReadOnlySpan<char> text)
    {
        var h = 2166136261u;
        foreach (var unit in text) h = (h ^ Normal(unit)) * 16777619u;
        return h ^ (h >> 15);
    }

    private static char Normal(char unit) => unit switch
    {
        >= 'a' and <= 'z' => unit,
        >= 'A' and <= 'Z' => (char)(unit | 0x20),
        >= '0' and <= '9' => '0',
        '\u2019' => '\'',
        '\u201C' or '\u201D' => '"',
        < '\u0080' => unit,
        _ => char.ToLowerInvariant(unit),
    };
}
