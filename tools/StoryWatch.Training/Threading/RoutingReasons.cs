using System.Globalization;
using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Training.Threading;

/// <summary>Tells, for chosen articles of a stream, what spoke for and against each story that they might have joined.</summary>
internal static class RoutingReasons
{
    private const int Shown = 4;

    /// <param name="wanted">Ids of the articles to tell of.</param>
    public static void Run(IEnumerable<LabelledArticle> stream, IReadOnlySet<string> wanted, RoutingModel model)
    {
        var router = new StoryRouter(model);
        foreach (var article in stream)
        {
            var scored = router.Score(article.Vectors);
            var decision = router.Decide(scored);
            router.Apply(scored, decision);
            if (!wanted.Contains(article.Article.Id))
                continue;
            Console.WriteLine($"{article.Article.Published:yyyy-MM-dd} {article.Article.Id} {decision.StoryId}{(decision.IsNewStory ? " new" : "")}{(decision.IsNewDevelopment ? "" : " old development")} {article.Article.Title}");
            foreach (var i in Enumerable.Range(0, scored.Stories.Count).OrderByDescending(i => scored.StoryLogOdds[i]).Take(Shown))
            {
                var values = string.Join(' ', scored.StoryFeatures[i].Select(v => v.ToString("F2", CultureInfo.InvariantCulture)));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {scored.StoryLogOdds[i],6:F2} {scored.Stories[i].Id} of {scored.Stories[i].Developments.Count} | {values}"));
            }
        }
    }
}
