namespace StoryWatch.Training.Threading;

/// <summary>Measures on what was not learned from: each stream's later half with a model of the earlier halves.</summary>
internal static class Folds
{
    public static void Run(string data)
    {
        var sets = DevSets.Read(data);
        foreach (var early in new[] { true, false })
        {
            var train = Half(sets, early);
            var test = Half(sets, !early);
            Console.WriteLine(early ? "learned from the earlier half, measured on the later" : "the other way round");
            ThreadingCommands.Evaluate(new ModelTraining(data).Train(train), test);
        }
    }

    private static DevSets Half(DevSets sets, bool early) =>
        new([.. sets.All.Select(set => (set.Name, Half(set.Articles, early)))]);

    /// <summary>Whole stories where there are stories, whole events elsewhere, by their first article.</summary>
    private static List<LabelledArticle> Half(List<LabelledArticle> articles, bool early)
    {
        var order = articles.Select(a => a.Story).Distinct().ToList();
        var half = order.Take(order.Count / 2).ToHashSet();
        return articles.FindAll(a => half.Contains(a.Story) == early);
    }
}
