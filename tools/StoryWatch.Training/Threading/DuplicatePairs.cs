using StoryWatch.Analysis.Threading;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Training.Threading;

/// <summary>
/// Makes wire copies and look-alikes from an archive. A copy has another headline, an outlet's boilerplate above and below,
/// two paragraphs cut and an updated lead. A look-alike is the article most like the original that is not the same text (it
/// shares under a fifth of its sentences), put under the original's headline and with the same boilerplate.
/// </summary>
internal static class DuplicatePairs
{
    private const int Pairs = 300;
    private const int FewestParagraphs = 8;
    private const double SameSentences = 0.2;
    private const string Above = "Our newsroom is following this report and will update it. Sign up for the morning letter to get it first.";
    private const string Below =
        "This text came to us over the wire and was edited for length. Write to the desk with corrections. All rights reserved. "
        + "Follow our correspondents for more, or subscribe to read without advertisements.";

    internal sealed record Pair(Article First, Article Second, bool Copy);

    public static IEnumerable<Pair> Make(IReadOnlyList<Article> archive)
    {
        var longer = archive.Where(a => Paragraphs(a).Length >= FewestParagraphs).ToList();
        var originals = Enumerable.Range(0, Pairs).Select(i => longer[i * longer.Count / Pairs]).ToList();
        var nearest = new NearestArticles(archive);
        foreach (var original in originals)
        {
            yield return new(original, Copy(original), true);
            var other = nearest.Of(original).First(a => SharedSentences(original, a) < SameSentences);
            yield return new(
                original with { Text = Framed(original.Text) },
                other with { Id = "lookalike of " + original.Id, Title = original.Title, Text = Framed(other.Text) },
                false);
        }
    }

    /// <summary>Counts what a router that knows only the first of a pair says of the second.</summary>
    public static (int True, int False, int Missed) Measure(RoutingModel model, IEnumerable<Pair> pairs)
    {
        int found = 0, wrong = 0, missed = 0;
        foreach (var pair in pairs)
        {
            var router = new StoryRouter(model);
            router.Route(ThreadingVectorizer.Vectorize(pair.First));
            var copy = router.Route(ThreadingVectorizer.Vectorize(pair.Second)).CopyOf is not null;
            found += copy && pair.Copy ? 1 : 0;
            wrong += copy && !pair.Copy ? 1 : 0;
            missed += !copy && pair.Copy ? 1 : 0;
        }

        return (found, wrong, missed);
    }

    private static Article Copy(Article original)
    {
        var paragraphs = Paragraphs(original).ToList();
        paragraphs.RemoveAt((2 * paragraphs.Count) / 3);
        paragraphs.RemoveAt(paragraphs.Count / 3);
        var lead = paragraphs[0];
        paragraphs[0] = "In an update early on Wednesday, officials added details: " + lead[(lead.IndexOf(' ', lead.Length / 2) + 1)..];
        return original with
        {
            Id = "copy of " + original.Id,
            Source = "Another Outlet",
            Title = "Wednesday briefing: what we know so far",
            Text = Framed(string.Join('\n', paragraphs)),
        };
    }

    private static string Framed(string text) => $"{Above}\n{text}\n{Below}";

    private static string[] Paragraphs(Article article) =>
        article.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static double SharedSentences(Article a, Article b)
    {
        HashSet<string> one = Sentences(a), other = Sentences(b);
        return (double)one.Count(other.Contains) / Math.Max(1, Math.Min(one.Count, other.Count));
    }

    private static HashSet<string> Sentences(Article article) =>
        [.. article.Text.Split(['.', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(s => s.Length > 30)];
}
