using StoryWatch.Analysis.Threading;
using StoryWatch.Stories;

namespace StoryWatch.Newsroom.Routing;

/// <summary>An article's bags as TF-IDF of length one, weighed by the background of that moment.</summary>
internal sealed class WeighedArticle
{
    private static readonly DateTimeOffset DayZero = DateTimeOffset.UnixEpoch;

    public WeighedArticle(ThreadingVectors vectors, BackgroundStatistics background)
    {
        Id = vectors.ArticleId;
        Key = StableHash.Of(vectors.ArticleId);
        Day = vectors.Published is { } at ? (float)(at - DayZero).TotalDays : float.NaN;
        Title = background.Weigh(vectors.Title, Sizes.Title);
        Lead = background.Weigh(vectors.Lead, Sizes.Lead);
        Body = background.Weigh(vectors.Body, Sizes.ArticleBody);
        Names = background.Weigh(vectors.Names, Sizes.Names);
        Places = background.Weigh(vectors.Places, Sizes.Places);
        Focus = background.WeighByShare(vectors.Places, Sizes.Places);
        MainPlaceMentions = Focus.Count == 0 ? 0 : vectors.Places.Weights[vectors.Places.Terms.BinarySearch(Focus.First())];
        Quotes = background.Weigh(vectors.Quotes, Sizes.Quotes);
        Pairs = background.Weigh(vectors.Pairs, Sizes.Pairs);
        Wording = vectors.Wording;
        Words = vectors.Body.Count;
    }

    public string Id { get; }

    public ulong Key { get; }

    /// <summary>Days since 1970; not a number where the article has no date.</summary>
    public float Day { get; }

    public TermBag Title { get; }

    public TermBag Lead { get; }

    public TermBag Body { get; }

    public TermBag Names { get; }

    public TermBag Places { get; }

    /// <summary>The places again, by their share of the mentions: which of them the article is about.</summary>
    public TermBag Focus { get; }

    /// <summary>How often the article names the place that it is mainly about.</summary>
    public float MainPlaceMentions { get; }

    public TermBag Quotes { get; }

    public TermBag Pairs { get; }

    public WordingSignature Wording { get; }

    /// <summary>How many different terms the article has.</summary>
    public int Words { get; }
}

/// <summary>How many terms are kept: enough for the cosine, few enough for 100,000 live stories.</summary>
internal static class Sizes
{
    public const int ArticleBody = 200;
    public const int Title = 24;
    public const int Lead = 64;
    public const int Body = 160;
    public const int Names = 60;
    public const int Places = 8;
    public const int Quotes = 40;
    public const int Pairs = 100;
    public const int StoryBody = 320;
    public const int StoryNames = 160;
    public const int StoryPlaces = 24;
    public const int Asleep = 64;
}
