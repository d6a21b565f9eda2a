using StoryWatch.Stories.Articles;

namespace StoryWatch.Formats;

/// <summary>An article as a record that every command reads again.</summary>
internal sealed record ArticleOut(
    string Id, string? Url, string? Source, string? Title, string? Byline, string? Language, DateTimeOffset? Published, DateTimeOffset Received, string Text)
{
    public static ArticleOut Of(Article article) => new(
        article.Id, article.Url, article.Source, article.Title, article.Byline, article.Language, article.Published, article.Received, article.Text);
}
