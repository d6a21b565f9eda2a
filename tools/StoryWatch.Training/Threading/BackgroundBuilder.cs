using StoryWatch.Analysis.Threading;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Training.Threading;

/// <summary>Counts document frequencies over archives; what occurs once is left out.</summary>
internal static class BackgroundBuilder
{
    private const int FewestArticles = 2;

    public static BackgroundTable Build(IEnumerable<Article> articles)
    {
        var counts = new Dictionary<uint, int>();
        var n = 0;
        foreach (var article in articles)
        {
            var vectors = ThreadingVectorizer.Vectorize(article);
            Add(counts, vectors.Body);
            Add(counts, vectors.Names);
            Add(counts, vectors.Places);
            n++;
        }

        return new(n, counts.Where(e => e.Value >= FewestArticles).ToDictionary(e => e.Key, e => (ushort)Math.Min(e.Value, ushort.MaxValue)));
    }

    private static void Add(Dictionary<uint, int> counts, TermBag bag)
    {
        foreach (var term in bag.Terms)
            counts[term] = counts.GetValueOrDefault(term) + 1;
    }
}
