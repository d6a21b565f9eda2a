using StoryWatch.Contracts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Reading;

/// <summary>A story's claims as editors see them.</summary>
public static class ClaimViews
{
    /// <summary>By time, then by id.</summary>
    public static IReadOnlyList<ClaimView> Of(StoryThread story) =>
    [
        .. story.Claims.Values
            .SelectMany(claims => claims)
            .OrderBy(claim => claim.Claim.Article.At)
            .ThenBy(claim => claim.Claim.Id, StringComparer.Ordinal)
            .Select(Of),
    ];

    private static ClaimView Of(KeptClaim kept)
    {
        var (claim, article) = (kept.Claim, kept.Claim.Article);
        return new ClaimView(
            claim.Id,
            new ActorView(claim.Speaker.Name, claim.Speaker.Country, claim.Speaker.Sector),
            claim.Evidence.Text,
            kept.Withdrawn ? "withdrawn" : "made",
            kept.Sources.Count,
            article.At,
            article.Id,
            article.Outlet,
            article.Url,
            claim.Evidence.Start,
            claim.Evidence.End);
    }
}
