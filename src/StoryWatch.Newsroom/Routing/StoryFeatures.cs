using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>What the decision 'same story or not' looks at, for an article that opens a development.</summary>
internal static class StoryFeatures
{
    public const int Count = 19;

    /// <summary>Likenesses: more of one never speaks against.</summary>
    public static readonly IReadOnlySet<int> Rising = new HashSet<int> { 0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 18 };

    private const int MarginAt = 14;
    private const int FocusAt = 17;

    /// <summary>Where one of the two names no place: not the same as two that name others.</summary>
    private const float Placeless = -1f;

    // Of AtHome: the place itself and hardly another, of no other candidate as much, and a story that has told much of it.
    private const float SameFocus = 0.9f;
    private const float FarAhead = 0.3f;

    // Of Elsewhere; short updates name places in passing, so that few mentions say nothing.
    private const float OtherFocus = 0.3f;
    private const float HardlyNamed = 0.1f;
    private const float OtherWords = 0.12f;
    private const float FewestMentions = 5;

    /// <param name="nearest">The log-odds of the story's most likely development.</param>
    /// <param name="similar">The body cosine of its most similar development.</param>
    public static float[] Of(WeighedArticle article, LiveStory story, float nearest, float similar)
    {
        var f = new float[Count];
        f[0] = story.Body.Cosine(article.Body);
        f[1] = story.Names.Cosine(article.Names);
        f[2] = story.Places.Cosine(article.Places);
        f[3] = article.Body.CoveredBy(story.Body.Sum);
        f[4] = article.Names.CoveredBy(story.Names.Sum);
        f[5] = article.Lead.CoveredBy(story.Body.Sum);
        f[6] = article.Title.CoveredBy(story.Body.Sum);
        f[7] = nearest;
        f[8] = similar;
        f[9] = DevelopmentFeatures.Gap(article.Day, story.Newest);
        f[10] = DevelopmentFeatures.Gap(article.Day, story.Oldest);
        f[11] = MathF.Log(MathF.Max(1f, story.Developments.Count));
        f[12] = MathF.Log(1f + article.Words);
        f[13] = article.Places.Count == 0 || story.Places.Sum.Count == 0 ? Placeless : article.Places.CoveredBy(story.Places.Sum);
        f[FocusAt] = article.Focus.Count == 0 || story.Focus.Sum.Count == 0 ? Placeless : story.Focus.Cosine(article.Focus);
        return f;
    }

    /// <summary>The article is mainly about a place that the story is not about, and in other words: whatever else speaks for it, it is no part of it.</summary>
    public static bool Elsewhere(WeighedArticle article, LiveStory story, float[] f) =>
        article.MainPlaceMentions >= FewestMentions
        && f[FocusAt] is >= 0f and < OtherFocus
        && f[0] < OtherWords
        && MainPlace(article.Focus, story.Focus.Sum) < HardlyNamed;

    /// <summary>
    /// The article is mainly about the place of a long story and no other candidate comes near: it goes on there, in whatever words. After
    /// a silence or a turn its words are new, and the first reports would open a story of their own that draws the rest after it.
    /// </summary>
    /// <param name="f">Compared with the other candidates.</param>
    public static bool AtHome(WeighedArticle article, LiveStory story, float[] f) =>
        article.MainPlaceMentions >= FewestMentions
        && story.Developments.Count >= StoryRouter.LongStory
        && f[FocusAt] >= SameFocus
        && f[FocusAt + 1] >= FarAhead;

    public static void Compare(List<float[]> candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            float names = 0f, body = 0f, cover = 0f, focus = 0f;
            for (var j = 0; j < candidates.Count; j++)
            {
                if (j == i)
                    continue;
                names = MathF.Max(names, candidates[j][1]);
                body = MathF.Max(body, candidates[j][0]);
                focus = MathF.Max(focus, candidates[j][FocusAt]);
                cover = MathF.Max(cover, candidates[j][3] + candidates[j][4]);
            }

            candidates[i][MarginAt] = candidates[i][1] - names;
            candidates[i][MarginAt + 1] = candidates[i][0] - body;
            candidates[i][MarginAt + 2] = candidates[i][3] + candidates[i][4] - cover;
            // Without a place nothing stands out, and nothing falls behind.
            candidates[i][FocusAt + 1] = candidates[i][FocusAt] < 0f ? 0f : candidates[i][FocusAt] - focus;
        }
    }

    /// <summary>How much the story is about the place that the article is mainly about, beside the one that the story is mainly about.</summary>
    private static float MainPlace(TermBag article, TermBag story)
    {
        var most = 0f;
        foreach (var weight in story.Weights)
            most = MathF.Max(most, weight);
        var at = story.Terms.BinarySearch(article.First());
        return at < 0 ? 0f : story.Weights[at] / most;
    }
}
