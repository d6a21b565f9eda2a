namespace StoryWatch.Analysis.Threading;

/// <summary>
/// A sparse vector: terms as 32-bit stable hashes in ascending order, each with a weight. In a
/// <see cref="ThreadingVectors"/> the weights are raw counts; the router turns them into TF-IDF of length one.
/// </summary>
public sealed class TermBag
{
    public static readonly TermBag Empty = new([], []);

    private readonly uint[] _terms;
    private readonly float[] _weights;

    /// <param name="terms">Ascending, no term twice. Owned by the bag from here on.</param>
    /// <param name="weights">As many as <paramref name="terms"/>.</param>
    public TermBag(uint[] terms, float[] weights)
    {
        if (terms.Length != weights.Length)
            throw new ArgumentException($"{terms.Length} terms but {weights.Length} weights", nameof(weights));
        _terms = terms;
        _weights = weights;
    }

    public int Count => _terms.Length;

    public ReadOnlySpan<uint> Terms => _terms;

    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>The sum over shared terms of the products of their weights: the cosine where both have length one.</summary>
    public float Dot(TermBag other)
    {
        ReadOnlySpan<uint> a = _terms, b = other._terms;
        var sum = 0f;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
                sum += _weights[i++] * other._weights[j++];
            else if (a[i] < b[j])
                i++;
            else
                j++;
        }

        return sum;
    }

    /// <summary>The share (0 to 1) of this bag's weight that lies on terms which <paramref name="other"/> has too.</summary>
    public float CoveredBy(TermBag other)
    {
        ReadOnlySpan<uint> a = _terms, b = other._terms;
        float all = 0f, shared = 0f;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            all += _weights[i];
            while (j < b.Length && b[j] < a[i])
                j++;
            if (j < b.Length && b[j] == a[i])
                shared += _weights[i];
        }

        return all > 0 ? shared / all : 0f;
    }

    public float Length()
    {
        var squares = 0f;
        foreach (var weight in _weights)
            squares += weight * weight;
        return MathF.Sqrt(squares);
    }
}
