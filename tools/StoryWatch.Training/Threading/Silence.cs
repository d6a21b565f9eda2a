using StoryWatch.Stories;

namespace StoryWatch.Training.Threading;

/// <summary>
/// A labelled stream as if each story had slept in its middle, some for months and some for years: a story goes on by what it is
/// about, and no label of the sets says so, because hardly any of their stories sleeps.
/// </summary>
internal static class Silence
{
    private static readonly int[] Days = [90, 200, 450, 1100];

    public static List<LabelledArticle> In(List<LabelledArticle> stream)
    {
        var sizes = stream.CountBy(article => article.Story).ToDictionary();
        var seen = new Dictionary<string, int>();
        var dated = new List<LabelledArticle>(stream.Count);
        foreach (var article in stream)
        {
            var nth = seen[article.Story] = seen.GetValueOrDefault(article.Story) + 1;
            var silence = Days[(int)(StableHash.Of(article.Story) % (uint)Days.Length)];
            var moved = 2 * nth > sizes[article.Story] && nth > 1 && article.Article.Published is { } at ? article.At(at.AddDays(silence)) : article;
            dated.Add(moved with { Event = "" });
        }

        return [.. dated.OrderBy(article => article.Article.Published)];
    }
}
