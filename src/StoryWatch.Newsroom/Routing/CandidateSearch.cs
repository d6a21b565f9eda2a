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

        var found = Best(most);
        foreach (var unit in _touched)
            _scores[unit] = 0f;
        _touched.Clear();
        return found;
    }

    /// <summary>Thousands are touched for a dozen wanted: insertion into a short list, not a sort of all.</summary>
    private List<int> Best(int most)
    {
        var best = new List<int>(most + 1);
        foreach (var unit in _touched)
        {
            if (best.Count == most && !Before(unit, best[^1]))
                continue;
            var at = best.Count;
            while (at > 0 && Before(unit, best[at - 1]))
                at--;
            best.Insert(at, unit);
            if (best.Count > most)
                best.RemoveAt(most);
        }

        return best;
    }

    private bool Before(int unit, int other) =>
        _scores[unit] != _scores[other] ? _scores[unit] > _scores[other] : unit > other;

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
