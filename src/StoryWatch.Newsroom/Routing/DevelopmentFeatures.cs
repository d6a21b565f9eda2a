namespace StoryWatch.Newsroom.Routing;

/// <summary>What the decision 'same development or not' looks at.</summary>
internal static class DevelopmentFeatures
{
    public const int Count = 20;

    /// <summary>Where the cosine of the bodies is.</summary>
    public const int Body = 0;

    /// <summary>Likenesses: more of one never speaks against.</summary>
    public static readonly IReadOnlySet<int> Rising = new HashSet<int> { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 17, 18, 19 };

    private const int Pairs = 6;
    private const int Lead = 2;
    private const int MarginAt = 18;

    public static float[] Of(WeighedArticle article, Development development, float copied)
    {
        var f = new float[Count];
        f[Body] = development.Body.Cosine(article.Body);
        f[1] = development.Title.Cosine(article.Title);
        f[Lead] = development.Lead.Cosine(article.Lead);
        f[3] = development.Names.Cosine(article.Names);
        f[4] = development.Places.Cosine(article.Places);
        f[5] = development.Quotes.Cosine(article.Quotes);
        f[Pairs] = development.Pairs.Cosine(article.Pairs);
        f[7] = development.Nearest(article.Body);
        f[8] = article.Title.CoveredBy(development.Body.Sum);
        f[9] = article.Lead.CoveredBy(development.Body.Sum);
        f[10] = article.Names.CoveredBy(development.Names.Sum);
        f[11] = development.Title.Sum.CoveredBy(article.Body);
        f[12] = Gap(article.Day, development.Newest);
        f[13] = Gap(article.Day, development.Oldest);
        f[14] = MathF.Log(1f + development.Articles);
        f[15] = MathF.Log(1f + article.Words);
        f[16] = MathF.Log(1f + development.Words);
        f[17] = copied;
        return f;
    }

    /// <summary>How far each candidate stands out from the best of the others, over bodies and leads.</summary>
    public static void Compare(List<float[]> candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            float body = 0f, all = 0f;
            for (var j = 0; j < candidates.Count; j++)
            {
                if (j == i)
                    continue;
                body = MathF.Max(body, candidates[j][Body]);
                all = MathF.Max(all, Total(candidates[j]));
            }

            candidates[i][MarginAt] = candidates[i][Body] - body;
            candidates[i][MarginAt + 1] = Total(candidates[i]) - all;
        }
    }

    /// <summary>ln(1 + days apart); -1 where one of the two has no date.</summary>
    public static float Gap(float day, float other)
    {
        var apart = MathF.Abs(day - other);
        return float.IsNaN(apart) ? -1f : MathF.Log(1f + apart);
    }

    private static float Total(float[] f) => f[Body] + f[Lead] + f[Pairs] + f[1];
}
