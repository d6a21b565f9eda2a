using System.Diagnostics;
using System.Globalization;
using StoryWatch.Analysis.Threading;
using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Training.Threading;

/// <summary>The commands of <c>threading</c>: see docs/models.md.</summary>
internal static class ThreadingCommands
{
    private const string Usage =
        "usage: threading background DATA OUT | train DATA OUT | eval DATA | folds DATA | stream FILE OUT | reasons FILE IDS | duplicates FILE | restart FILE";

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["background", var data, var output]:
                using (var file = File.Create(output))
                    BackgroundBuilder.Build(LabelledArticles.Articles(Path.Combine(data, "archive/diplomatic_2012_2020.jsonl"))).Write(file);
                return 0;
            case ["train", var data, var output]:
                using (var file = File.Create(output))
                using (var writer = new BinaryWriter(file))
                {
                    var model = new ModelTraining(DevSets.Read(data), WeakStories.Read(data, _ => true)).Train();
                    model.Development.Write(writer);
                    model.Story.Write(writer);
                }

                return 0;
            case ["eval", var data]:
                Evaluate(RoutingModel.Shipped, DevSets.Read(data), WeakStories.Read(data, _ => true));
                return 0;
            case ["folds", var data]:
                Folds.Run(data);
                return 0;
            case ["stream", var input, var output]:
                Stream(input, output);
                return 0;
            case ["reasons", var input, var ids]:
                RoutingReasons.Run(LabelledArticles.Read(input), File.ReadLines(ids).ToHashSet(StringComparer.Ordinal), RoutingModel.Shipped);
                return 0;
            case ["duplicates", var archive]:
                Duplicates(archive);
                return 0;
            case ["restart", var archive]:
                Console.WriteLine(RestartCheck.Run(LabelledArticles.Read(archive)));
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    public static void Evaluate(RoutingModel model, DevSets sets, WeakStories weak)
    {
        Stories(model, "weak", weak.Full);
        Stories(model, "lasting", weak.Full.ConvertAll(article => article with { Story = article.Story.Split('#')[0] }));
        Stories(model, "weak cut", weak.Updates);
        Stories(model, "concurrent", sets.Concurrent());
        foreach (var (name, articles) in sets.All)
        {
            var clock = Stopwatch.StartNew();
            var router = new StoryRouter(model);
            var decisions = articles.ConvertAll(a => router.Route(a.Vectors));
            var speed = articles.Count / clock.Elapsed.TotalSeconds;
            var score = ClusterScore.Of(articles.ConvertAll(a => a.Event), decisions.ConvertAll(d => d.DevelopmentId));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10} event {score} | {speed:F0}/s"));
            if (articles.Any(a => a.Story != a.Event))
                Stories(model, name, articles);
        }
    }

    private static void Stories(RoutingModel model, string name, List<LabelledArticle> articles)
    {
        var router = new StoryRouter(model);
        var routed = articles.ConvertAll(a => (Gold: a.Story, router.Route(a.Vectors).StoryId)).FindAll(a => a.Gold[0] != 'u');
        var largest = routed.CountBy(a => a.StoryId).Max(a => a.Value);
        Console.WriteLine(
            $"{name,-10} story {ClusterScore.Of(routed.ConvertAll(a => a.Gold), routed.ConvertAll(a => a.StoryId))} | largest {largest}, stories {router.Stories}");
    }

    private static void Duplicates(string archive)
    {
        var pairs = DuplicatePairs.Make([.. LabelledArticles.Articles(archive)]).ToList();
        var (found, wrong, missed) = DuplicatePairs.Measure(RoutingModel.Shipped, pairs);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pairs.Count(p => p.Copy)} copies, {pairs.Count(p => !p.Copy)} look-alikes | P {(double)found / (found + wrong):F3} R {(double)found / (found + missed):F3}"));
    }

    private static void Stream(string input, string output)
    {
        var router = new StoryRouter(RoutingModel.Shipped);
        using var writer = File.CreateText(output);
        foreach (var article in LabelledArticles.Articles(input))
        {
            var decision = router.Route(ThreadingVectorizer.Vectorize(article));
            writer.WriteLine($$"""{"id": "{{article.Id}}", "story": "{{decision.StoryId}}", "event": "{{decision.DevelopmentId}}"}""");
        }
    }
}
