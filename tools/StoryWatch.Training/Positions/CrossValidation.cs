using StoryWatch.Analysis.Positions;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Training.Positions;

/// <summary>
/// Five folds by sentence: the dyads of plv_train are coded by a model that has seen none of their sentences, in any set. The figures
/// are those of shared/eval/score_positions.py.
/// </summary>
internal static class CrossValidation
{
    private const int Folds = 5;

    public static void Run(string folder)
    {
        var examples = new EventCorpus().Read(folder);
        Console.WriteLine(string.Join(", ", examples.GroupBy(e => e.Set).Select(g => $"{g.Key} {g.Count()}")));
        var gold = new List<int>();
        var coded = new List<int>();
        for (var fold = 0; fold < Folds; fold++)
        {
            bool Held(Example e) => Stories.StableHash.Of(e.Group) % Folds == (ulong)fold;
            var model = MaxEnt.Fit(examples.Where(e => !Held(e)).ToList());
            var p = new double[EventModel.Classes];
            foreach (var example in examples.Where(e => e.Set == "plv" && Held(e)))
            {
                model.Score([.. example.Features], p);
                gold.Add(example.Root);
                coded.Add(Array.IndexOf(p, p.Max()));
            }
        }

        var quads = (List<int> roots) => roots.Select(r => (int)((PloverEvent)(r + 1)).Quad()).ToList();
        Console.WriteLine($"dyads {gold.Count} | root macro-F1 {Macro(gold, coded, true):F1} | quad macro-F1 {Macro(quads(gold), quads(coded), false):F1} | root accuracy {100.0 * gold.Zip(coded).Count(x => x.First == x.Second) / gold.Count:F1}");
    }

    private static double Macro(List<int> gold, List<int> coded, bool list)
    {
        var scores = new List<double>();
        foreach (var c in gold.Distinct().Order())
        {
            var tp = gold.Zip(coded).Count(x => x.First == c && x.Second == c);
            var all = gold.Count(x => x == c) + coded.Count(x => x == c);
            scores.Add(all == 0 ? 0 : 200.0 * tp / all);
            if (list)
                Console.Write($"{(PloverEvent)(c + 1)} {scores[^1]:F0}  ");
        }

        return scores.Average();
    }
}
