using System.Globalization;

namespace StoryWatch.Training.Threading;

/// <summary>B-cubed (Bagga and Baldwin 1998) and pairwise F1, as shared/eval/score_threading.py has them.</summary>
internal readonly record struct ClusterScore(double BCubed, double Pairwise, int Gold, int Predicted, double BPrecision, double BRecall)
{
    public static ClusterScore Of(IReadOnlyList<string> gold, IReadOnlyList<string> predicted)
    {
        var both = gold.Zip(predicted).CountBy(pair => pair).ToList();
        var golds = gold.CountBy(x => x).ToDictionary();
        var predictions = predicted.CountBy(x => x).ToDictionary();
        var precision = both.Sum(entry => (double)entry.Value * entry.Value / predictions[entry.Key.Second]) / gold.Count;
        var recall = both.Sum(entry => (double)entry.Value * entry.Value / golds[entry.Key.First]) / gold.Count;
        var shared = both.Sum(entry => Pairs(entry.Value));
        return new(
            F1(precision, recall),
            F1(shared / predictions.Values.Sum(Pairs), shared / golds.Values.Sum(Pairs)),
            golds.Count,
            predictions.Count,
            precision,
            recall);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"gold {Gold} pred {Predicted} | B3 P {BPrecision:F3} R {BRecall:F3} F1 {BCubed:F3} | pairwise F1 {Pairwise:F3}");

    private static double F1(double p, double r) => p + r > 0 ? 2 * p * r / (p + r) : 0;

    private static double Pairs(int count) => count * (count - 1.0) / 2;
}
