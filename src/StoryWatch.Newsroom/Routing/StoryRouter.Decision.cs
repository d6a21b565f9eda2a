namespace StoryWatch.Newsroom.Routing;

public sealed partial class StoryRouter
{
    /// <summary>
    /// Of two stories that fit, the one with more behind it: log-odds for each e-fold of its developments. What a young story has
    /// told is nearer to the next article than all that an old one told, so that a story opened by mistake would draw the rest after it.
    /// </summary>
    private const float Standing = 0.3f;

    // A development opened in the wrong story must not draw what a long story claims: so much of the distance between the two stories
    // speaks against joining it, up to a bound, because two reports of one event are surer than what story it belongs to.
    internal const int LongStory = 20;
    private const float Claim = 0.3f;
    private const float StrongestClaim = 1.5f;

    internal RoutingDecision Decide(ScoredArticle scored)
    {
        var key = scored.Article.Key;
        var copyOf = scored.Copy?.ArticleId;
        var group = scored.Copy?.Group ?? RouterNames.Group(key);
        if (BestDevelopment(scored) is { } development)
            return new(StoryOf(development), RouterNames.Development(development.Key), false, false, copyOf, group);
        var story = BestStory(scored);
        return new(
            story is null ? RouterNames.Story(key) : _memory.Merged.Resolve(story.Id),
            RouterNames.Development(key), story is null, true, copyOf, group);
    }

    internal static Development? BestDevelopment(ScoredArticle scored)
    {
        var claimed = 0f;
        for (var i = 0; i < scored.Stories.Count; i++)
        {
            if (scored.Stories[i].Developments.Count >= LongStory)
                claimed = MathF.Max(claimed, scored.StoryLogOdds[i]);
        }

        Development? best = null;
        var most = 0f;
        for (var i = 0; i < scored.Developments.Count; i++)
        {
            var logOdds = scored.DevelopmentLogOdds[i];
            if (logOdds <= most)
                continue;
            var own = scored.StoryLogOdds[scored.Stories.FindIndex(story => story.Index == scored.Developments[i].Story)];
            if (claimed > 0f && own < 0f)
                logOdds -= MathF.Min(StrongestClaim, Claim * (claimed - own));
            if (logOdds > most)
                (best, most) = (scored.Developments[i], logOdds);
        }

        return best;
    }

    internal static LiveStory? BestStory(ScoredArticle scored)
    {
        LiveStory? best = null;
        var most = float.NegativeInfinity;
        for (var i = 0; i < scored.Stories.Count; i++)
        {
            if (scored.StoryLogOdds[i] <= 0f)
                continue;
            var standing = scored.StoryLogOdds[i] + (Standing * MathF.Log(scored.Stories[i].Developments.Count));
            if (standing > most)
                (best, most) = (scored.Stories[i], standing);
        }

        return best;
    }
}
