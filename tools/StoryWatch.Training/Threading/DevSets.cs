namespace StoryWatch.Training.Threading;

/// <summary>The four labelled streams.</summary>
internal sealed record DevSets(IReadOnlyList<(string Name, List<LabelledArticle> Articles)> All)
{
    private static readonly string[] Names = ["allsides", "basil", "ecbplus", "timelines"];

    public static DevSets Read(string data) =>
        new([.. Names.Select(name => (name, LabelledArticles.Read(Path.Combine(data, $"threading/{name}_dev.jsonl"))))]);

    /// <summary>
    /// The timelines as if all stories had begun on one day: a desk's stories run side by side, the set's hardly do.
    /// </summary>
    public List<LabelledArticle> Concurrent()
    {
        var timelines = All.Single(set => set.Name == "timelines").Articles;
        var begin = timelines.GroupBy(a => a.Story).ToDictionary(story => story.Key, story => story.Min(a => a.Article.Published!.Value));
        var day = begin.Values.Min();
        return [.. timelines
            .Select(a => a.At(day + (a.Article.Published!.Value - begin[a.Story])))
            .OrderBy(a => a.Article.Published)];
    }
}
