using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>One day's event as the router knows it.</summary>
internal sealed class Development
{
    private const int MostRecent = 3;
    private readonly List<TermBag> _recent = [];

    public Development(int index, int story, WeighedArticle first)
    {
        Index = index;
        Story = story;
        Key = first.Key;
        Articles = 1;
        Newest = Oldest = first.Day;
        Words = first.Words;
        Title = new(first.Title);
        Lead = new(first.Lead);
        Body = new(Heaviest.Of(first.Body.Terms, first.Body.Weights, Sizes.Body));
        Names = new(first.Names);
        Places = new(first.Places);
        Quotes = new(first.Quotes);
        Pairs = new(first.Pairs);
    }

    public int Index { get; }

    public int Story { get; set; }

    /// <summary>Hash of the first article's id.</summary>
    public ulong Key { get; }

    public int Articles { get; private set; }

    /// <summary>Days since 1970; not a number while no article had a date.</summary>
    public float Newest { get; private set; }

    public float Oldest { get; private set; }

    /// <summary>Different terms of an article, on average.</summary>
    public float Words { get; private set; }

    public Centroid Title { get; }

    public Centroid Lead { get; }

    public Centroid Body { get; }

    public Centroid Names { get; }

    public Centroid Places { get; }

    public Centroid Quotes { get; }

    public Centroid Pairs { get; }

    public void Add(WeighedArticle article)
    {
        if (_recent.Count == 0)
            _recent.Add(Body.Sum);
        if (_recent.Count == MostRecent)
            _recent.RemoveAt(0);
        _recent.Add(Heaviest.Of(article.Body.Terms, article.Body.Weights, Sizes.Body));

        Articles++;
        Words += (article.Words - Words) / Articles;
        Newest = float.IsNaN(Newest) ? article.Day : MathF.Max(Newest, float.IsNaN(article.Day) ? Newest : article.Day);
        Oldest = float.IsNaN(Oldest) ? article.Day : MathF.Min(Oldest, float.IsNaN(article.Day) ? Oldest : article.Day);
        Title.Add(article.Title, 1f, Sizes.Title);
        Lead.Add(article.Lead, 1f, Sizes.Lead);
        Body.Add(article.Body, 1f, Sizes.Body);
        Names.Add(article.Names, 1f, Sizes.Names);
        Places.Add(article.Places, 1f, Sizes.Places);
        Quotes.Add(article.Quotes, 1f, Sizes.Quotes);
        Pairs.Add(article.Pairs, 1f, Sizes.Pairs);
    }

    /// <summary>The cosine with the nearest of the newest articles.</summary>
    public float Nearest(TermBag body)
    {
        var best = _recent.Count == 0 ? Body.Cosine(body) : 0f;
        foreach (var recent in _recent)
            best = MathF.Max(best, recent.Dot(body));
        return best;
    }
}
