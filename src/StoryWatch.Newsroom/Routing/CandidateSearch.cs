using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Finds the units that share the heaviest terms with an article. Reads no more than the newest of each list, so that
/// the cost does not grow with the number of units; a rare term's list is short and reaches back to the oldest.
/// </summary>
internal sealed class CandidateSearch(PostingIndex index)
{
    private readonly List<int> _touched = [];
    private float[] _scores = new float[1024];

    /// <summary>At most <paramref name="most"/> units, the best first; of equals the newer.</summary>
    public List<int> Find(ReadOnlySpan<TermBag> bags, ReadOnlySpan<int> termsOfBag, int most)
    {
        for (var i = 0; i < bags.Length; i++)
        {
            var query = Heaviest.Of(bags[i].Terms, bags[i].Weights, termsOfBag[i]);
            for (var j = 0; j < query.Count; j++)
                Score(query.Terms[j], query.Weights[j] * query.Weights[j]);
        }

        _touched.Sort((a, b) => _scores[a] != _scores[b] ? _scores[b].CompareTo(_scores[a]) : b.CompareTo(a));
        var found = _touched[..Math.Min(most, _touched.Count)];
        foreach (var unit in _touched)
            _scores[unit] = 0f;
        _touched.Clear();
        return found;
    }

    private void Score(uint term, float weight)
    {
        foreach (var unit in index.Find(term))
        {
            if (unit >= _scores.Length)
                Array.Resize(ref _scores, Math.Max(unit + 1, _scores.Length * 2));
            if (_scores[unit] == 0f)
                _touched.Add(unit);
            _scores[unit] += weight;
        }
    }
}
