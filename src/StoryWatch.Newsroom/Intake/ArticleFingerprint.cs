using System.Globalization;
using StoryWatch.Stories;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Intake;

/// <summary>Tells one revision of an article from another: what an editor would call a change.</summary>
public static class ArticleFingerprint
{
    /// <summary>The same for the same headline, text, status, embargo and stated revision; stable over processes.</summary>
    /// <remarks>
    /// The stated revision counts so that an outlet can go back to an earlier text on purpose, while a cache that serves an old copy changes nothing.
    /// </remarks>
    public static ulong Of(Article article)
    {
        var hash = StableHash.Of(article.Text);
        hash = StableHash.Of(hash, article.Title ?? "");
        return StableHash.Of(hash, string.Create(CultureInfo.InvariantCulture, $"|{article.Status}|{article.Embargo?.UtcTicks}|{article.Revision}"));
    }
}
