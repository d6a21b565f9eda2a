namespace StoryWatch.Stories.Claims;

/// <summary>
/// The content words of a statement as a sorted set of stable hashes: two wordings of one statement share most of them, whatever their order.
/// </summary>
public sealed class Wording
{
    private const int ShortestWord = 4;
    private const int StemLength = 6;

    private readonly ulong[] _words;

    private Wording(ulong[] words) => _words = words;

    public int Count => _words.Length;

    public static Wording Of(ReadOnlySpan<char> text)
    {
        var words = new SortedSet<ulong>();
        Span<char> stem = stackalloc char[StemLength];
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
                continue;
            if (i - start >= ShortestWord)
                words.Add(StableHash.Of(stem[..text[start..Math.Min(i, start + StemLength)].ToLowerInvariant(stem)]));
            start = i + 1;
        }

        return new Wording([.. words]);
    }

    /// <summary>Shared words over the words of the shorter one (overlap coefficient, Szymkiewicz-Simpson): 0 to 1.</summary>
    public double Overlap(Wording other)
    {
        var shorter = Math.Min(Count, other.Count);
        return shorter == 0 ? 0 : (double)Shared(other) / shorter;
    }

    /// <summary>Shared words over all words (Jaccard): 0 to 1.</summary>
    public double Jaccard(Wording other)
    {
        var shared = Shared(other);
        var all = Count + other.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    private int Shared(Wording other)
    {
        int i = 0, j = 0, shared = 0;
        while (i < _words.Length && j < other._words.Length)
        {
            if (_words[i] == other._words[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (_words[i] < other._words[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared;
    }
}
