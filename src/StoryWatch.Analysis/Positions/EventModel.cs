namespace StoryWatch.Analysis.Positions;

/// <summary>A maximum-entropy model over hashed features: 15 PLOVER roots.</summary>
internal sealed class EventModel(Dictionary<uint, int> rows, float[] weights)
{
    public const int Classes = 15;

    public int Rows => rows.Count;

    public IEnumerable<KeyValuePair<uint, int>> Keys => rows;

    public ReadOnlySpan<float> Row(int row) => weights.AsSpan(row * Classes, Classes);

    /// <summary>Probabilities of the roots.</summary>
    public void Score(List<uint> features, Span<double> probabilities)
    {
        probabilities.Clear();
        foreach (var feature in features)
        {
            if (!rows.TryGetValue(feature, out var row))
                continue;
            var line = weights.AsSpan(row * Classes, Classes);
            for (var c = 0; c < Classes; c++)
                probabilities[c] += line[c];
        }

        Softmax(probabilities);
    }

    public static void Softmax(Span<double> scores)
    {
        var max = double.NegativeInfinity;
        foreach (var score in scores)
            max = Math.Max(max, score);
        var sum = 0.0;
        for (var c = 0; c < scores.Length; c++)
            sum += scores[c] = Math.Exp(scores[c] - max);
        for (var c = 0; c < scores.Length; c++)
            scores[c] /= sum;
    }
}
