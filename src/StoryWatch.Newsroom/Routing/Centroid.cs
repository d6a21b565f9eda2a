using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>A sum of bags of length one, kept small, compared as if it had length one.</summary>
internal sealed class Centroid
{
    private float _length;

    public Centroid(TermBag bag)
    {
        Sum = bag;
        _length = bag.Length();
    }

    public TermBag Sum { get; private set; }

    public Centroid Copy() => new(Sum);

    public void Add(TermBag bag, float weight, int most)
    {
        if (bag.Count == 0)
            return;
        var terms = new uint[Sum.Count + bag.Count];
        var weights = new float[terms.Length];
        var n = 0;
        for (int i = 0, j = 0; i < Sum.Count || j < bag.Count; n++)
        {
            if (j == bag.Count || (i < Sum.Count && Sum.Terms[i] < bag.Terms[j]))
            {
                terms[n] = Sum.Terms[i];
                weights[n] = Sum.Weights[i++];
            }
            else if (i == Sum.Count || bag.Terms[j] < Sum.Terms[i])
            {
                terms[n] = bag.Terms[j];
                weights[n] = weight * bag.Weights[j++];
            }
            else
            {
                terms[n] = bag.Terms[j];
                weights[n] = Sum.Weights[i++] + (weight * bag.Weights[j++]);
            }
        }

        Sum = Heaviest.Of(terms.AsSpan(0, n), weights.AsSpan(0, n), most);
        _length = Sum.Length();
    }

    /// <summary>Takes a bag out again, as far as its terms are still held.</summary>
    public void Remove(TermBag bag)
    {
        var weights = Sum.Weights.ToArray();
        for (int i = 0, j = 0; i < Sum.Count && j < bag.Count;)
        {
            if (Sum.Terms[i] == bag.Terms[j])
                weights[i] = MathF.Max(0f, weights[i++] - bag.Weights[j++]);
            else if (Sum.Terms[i] < bag.Terms[j])
                i++;
            else
                j++;
        }

        Sum = new(Sum.Terms.ToArray(), weights);
        _length = Sum.Length();
    }

    public void Shrink(int most)
    {
        if (Sum.Count <= most)
            return;
        Sum = Heaviest.Of(Sum.Terms, Sum.Weights, most);
        _length = Sum.Length();
    }

    /// <param name="bag">Of length one.</param>
    public float Cosine(TermBag bag) => _length > 0 ? Sum.Dot(bag) / _length : 0f;

    public float Cosine(Centroid other) => _length > 0 && other._length > 0 ? Sum.Dot(other.Sum) / (_length * other._length) : 0f;
}
