namespace StoryWatch.Training.Threading;

/// <summary>Measures on what was not learned from: one half of each stream, and of the countries, with a model of the other.</summary>
internal static class Folds
{
    public static void Run(string data)
    {
        var sets = DevSets.Read(data);
        foreach (var early in new[] { true, false })
        {
            Console.WriteLine(early ? "learned from the earlier half, measured on the later" : "the other way round");
            var model = new ModelTraining(Half(sets, early), WeakStories.Read(data, country => country % 2 == 0 == early)).Train();
            var weak = WeakStories.Read(data, country => country % 2 == 0 != early);
            var test = Half(sets, !early);
            ThreadingCommands.Evaluate(model, test, weak);
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
