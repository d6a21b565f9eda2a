namespace StoryWatch.Analysis.Threading;

/// <summary>
/// A bottom-k sketch (Cohen and Kaplan 2007) of the runs of four words in a body: from two sketches follows an estimate
/// of how much wording the two texts share, whatever their headlines say.
/// </summary>
public sealed class WordingSignature
{
    /// <summary>How many of the smallest hashes a sketch keeps.</summary>
    public const int Size = 96;

    public static readonly WordingSignature Empty = new([], 0);

    private readonly uint[] _smallest;

    /// <param name="smallest">The smallest hashes, ascending, no more than <see cref="Size"/>.</param>
    /// <param name="runs">How many different runs the text has.</param>
    public WordingSignature(uint[] smallest, int runs)
    {
        _smallest = smallest;
        Runs = runs;
    }

    public int Runs { get; }

    public ReadOnlySpan<uint> Smallest => _smallest;

    /// <summary>The estimated share (0 to 1) of the shorter text's runs that the longer one has too.</summary>
    public float Containment(WordingSignature other)
    {
        if (Runs == 0 || other.Runs == 0)
            return 0f;
        var jaccard = Jaccard(other);
        var shared = jaccard / (1f + jaccard) * (Runs + other.Runs);
        return MathF.Min(1f, shared / MathF.Min(Runs, other.Runs));
    }

    /// <summary>The estimated Jaccard index (0 to 1) of the two texts' sets of runs.</summary>
    public float Jaccard(WordingSignature other)
    {
        ReadOnlySpan<uint> a = _smallest, b = other._smallest;
        int union = 0, shared = 0;
        // Only the smallest hashes of the union are a fair sample of it.
        for (int i = 0, j = 0; union < Size && (i < a.Length || j < b.Length); union++)
        {
            if (j == b.Length || (i < a.Length && a[i] < b[j]))
            {
                i++;
            }
            else if (i == a.Length || b[j] < a[i])
            {
                j++;
            }
            else
            {
                i++;
                j++;
                shared++;
            }
        }

        return union > 0 ? (float)shared / union : 0f;
    }

    /// <summary>Takes the runs' hashes in any order, with repeats.</summary>
    internal static WordingSignature Of(Span<uint> runs)
    {
        runs.Sort();
        var distinct = 0;
        for (var i = 0; i < runs.Length; i++)
        {
            if (i == 0 || runs[i] != runs[distinct - 1])
                runs[distinct++] = runs[i];
        }

        return distinct == 0 ? Empty : new(runs[..Math.Min(distinct, Size)].ToArray(), distinct);
    }
}
