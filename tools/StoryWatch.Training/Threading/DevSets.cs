namespace StoryWatch.Training.Threading;

/// <summary>The four labelled streams.</summary>
internal sealed record DevSets(IReadOnlyList<(string Name, List<LabelledArticle> Articles)> All)
{
    private static readonly string[] Names = ["allsides", "basil", "ecbplus", "timelines"];

    public static DevSets Read(string data) =>
        new([.. Names.Select(name => (name, LabelledArticles.Read(Path.Combine(data, $"threading/{name}_dev.jsonl"))))]);
}
