using System.Globalization;
using System.Text.Json;
using StoryWatch.Analysis.Threading;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Training.Threading;

/// <summary>An article with the event and the story that the gold has for it, empty where it has none.</summary>
internal sealed record LabelledArticle(Article Article, ThreadingVectors Vectors, string Event, string Story)
{
    public LabelledArticle At(DateTimeOffset published)
    {
        var moved = Article with { Published = published };
        return this with { Article = moved, Vectors = ThreadingVectorizer.Vectorize(moved) };
    }

    /// <summary>The article as if it named no country: many stories have none.</summary>
    public LabelledArticle Placeless() => this with
    {
        Vectors = new()
        {
            ArticleId = Vectors.ArticleId,
            Published = Vectors.Published,
            Title = Vectors.Title,
            Lead = Vectors.Lead,
            Body = Vectors.Body,
            Names = Vectors.Names,
            Places = TermBag.Empty,
            Quotes = Vectors.Quotes,
            Pairs = Vectors.Pairs,
            Wording = Vectors.Wording,
        },
    };
}

internal static class LabelledArticles
{
    public static IEnumerable<Article> Articles(string path) => Rows(path).Select(row => Article(row));

    public static List<LabelledArticle> Read(string path) =>
        [.. Rows(path).Select(row =>
        {
            var article = Article(row);
            var cluster = Text(row, "cluster") ?? "";
            return new LabelledArticle(article, ThreadingVectorizer.Vectorize(article), Text(row, "event") ?? cluster, cluster);
        })];

    private static IEnumerable<JsonElement> Rows(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);

    private static Article Article(JsonElement row)
    {
        var date = Text(row, "published") ?? Text(row, "date");
        return new(Text(row, "id") ?? Text(row, "doc")!, Text(row, "text")!, DateTimeOffset.UnixEpoch)
        {
            Title = Text(row, "title"),
            Source = Text(row, "source"),
            Published = date is null ? null
                : DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        };
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
