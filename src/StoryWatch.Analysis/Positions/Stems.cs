using StoryWatch.Stories;

namespace StoryWatch.Analysis.Positions;

/// <summary>Words as the readers of positions look them up: by the hash of their stem.</summary>
internal static class Stems
{
    public static ulong Of(string word) => StableHash.Of(Stem.Of(word));

    /// <summary>The stems of words that are separated by spaces, in their order.</summary>
    public static ulong[] Sequence(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Of)];

    /// <summary>The stems of words that are separated by spaces.</summary>
    public static HashSet<ulong> Set(string words) => [.. Sequence(words)];

    public static bool HasAny(ReadOnlySpan<ulong> words, HashSet<ulong> stems)
    {
        foreach (var word in words)
        {
            if (stems.Contains(word))
                return true;
        }

        return false;
    }
}
