using System.Runtime.InteropServices;

namespace StoryWatch.Analysis.Threading;

/// <summary>Terms read one by one become a bag of counts.</summary>
internal static class TermCounts
{
    /// <summary>Sorts <paramref name="terms"/> in place.</summary>
    public static TermBag Bag(List<uint> terms)
    {
        if (terms.Count == 0)
            return TermBag.Empty;
        var sorted = CollectionsMarshal.AsSpan(terms);
        sorted.Sort();
        var distinct = 1;
        for (var i = 1; i < sorted.Length; i++)
            distinct += sorted[i] != sorted[i - 1] ? 1 : 0;

        var keys = new uint[distinct];
        var counts = new float[distinct];
        var at = -1;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
                keys[++at] = sorted[i];
            counts[at]++;
        }

        return new(keys, counts);
    }

    /// <summary>The hash of two terms in this order.</summary>
    public static uint Join(uint first, uint second) =>
        WordReader.Fold(((ulong)first << 32 | second) * 0x9e3779b97f4a7c15UL);
}
