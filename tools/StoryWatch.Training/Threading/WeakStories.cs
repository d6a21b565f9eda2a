using System.Text.RegularExpressions;
using StoryWatch.Analysis.Threading;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Training.Threading;

/// <summary>
/// Stories by distant supervision (Mintz et al. 2009): articles of the archive that are about one foreign country, without a
/// gap of two months, count as one story; what mentions the country beside others counts neither way. Read as they are,
/// and cut to their headline or first sentence, as a desk's updates are.
/// </summary>
internal sealed partial class WeakStories
{
    private const float FewestMentions = 4;
    private const float Dominance = 2;
    private const float Mention = 0.35f;
    private const double LongestGapDays = 60;

    private static readonly uint HomeCountry = NameReader.PlaceTerm("USA");
    private readonly Dictionary<string, TermBag> _places = [];

    public List<LabelledArticle> Full { get; } = [];

    public List<LabelledArticle> Updates { get; } = [];

    /// <param name="countries">Which countries to take: all, or those of one fold.</param>
    public static WeakStories Read(string data, Func<uint, bool> countries)
    {
        var weak = new WeakStories();
        var newest = new Dictionary<uint, (DateTimeOffset At, int Era)>();
        foreach (var article in LabelledArticles.Articles(Path.Combine(data, "archive/diplomatic_2012_2020.jsonl")))
            weak.Add(article, newest, countries);
        return weak;
    }

    /// <summary>Yes, no, or null where the labels cannot tell.</summary>
    public bool? Same(LabelledArticle article, string story)
    {
        if (article.Story == story)
            return true;
        if (!_places.TryGetValue(story, out var places))
            return null;
        string? one = CountryOf(article.Story), other = CountryOf(story);
        if (one == other)
            return null;
        return (other is not null && Mentions(_places[article.Story], article.Vectors.Places, uint.Parse(other, System.Globalization.CultureInfo.InvariantCulture)))
            || (one is not null && Mentions(places, places, uint.Parse(one, System.Globalization.CultureInfo.InvariantCulture))) ? null : false;
    }

    private static bool Mentions(TermBag first, TermBag places, uint country) => Share(first, country) >= Mention || Share(places, country) >= Mention;

    private static float Share(TermBag places, uint country)
    {
        var most = 0f;
        foreach (var weight in places.Weights)
            most = MathF.Max(most, weight);
        var at = places.Terms.BinarySearch(country);
        return at < 0 ? 0f : places.Weights[at] / most;
    }

    private static string? CountryOf(string story) => story[0] == 'c' ? story[1..].Split('#')[0] : null;

    private void Add(Article article, Dictionary<uint, (DateTimeOffset At, int Era)> newest, Func<uint, bool> countries)
    {
        var vectors = ThreadingVectorizer.Vectorize(article);
        var story = "u" + article.Id;
        if (Dominant(vectors.Places) is { } country)
        {
            if (!countries(country))
                return;
            var at = article.Published!.Value;
            var (last, era) = newest.GetValueOrDefault(country, (at, 0));
            if ((at - last).TotalDays > LongestGapDays)
                era++;
            newest[country] = (at, era);
            story = $"c{country}#{era}";
        }

        _places.TryAdd(story, vectors.Places);
        Full.Add(new(article, vectors, "", story));
        var headline = article.Title is { Length: > 0 } title ? title : article.Text;
        var sentence = FirstSentence().Match(article.Text).Value;
        var update = article with { Text = Updates.Count % 2 == 0 && sentence.Length > 40 ? sentence : headline + " " + sentence, Title = sentence.Length > 40 ? sentence : headline };
        Updates.Add(new(update, ThreadingVectorizer.Vectorize(update), "", story));
    }

    /// <summary>The foreign country that an article is about; null where it is about none or several.</summary>
    public static uint? Dominant(TermBag places)
    {
        uint best = 0;
        float most = 0, second = 0;
        for (var i = 0; i < places.Count; i++)
        {
            if (places.Terms[i] == HomeCountry)
                continue;
            if (places.Weights[i] > most)
                (best, most, second) = (places.Terms[i], places.Weights[i], most);
            else
                second = MathF.Max(second, places.Weights[i]);
        }

        return most >= FewestMentions && most >= Dominance * second ? best : null;
    }

    [GeneratedRegex(@"[^\n]*?[a-z0-9][.!?](?=\s|$)")]
    private static partial Regex FirstSentence();
}
