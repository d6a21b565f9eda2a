using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>All that a router knows of the stream so far.</summary>
internal sealed partial class RouterMemory(BackgroundTable table)
{
    /// <summary>A development falls asleep when so many articles went by without one of its own.</summary>
    private const int Drowsy = 100_000;

    private const int BodyTerms = 16;
    private const int NameTerms = 8;

    private readonly Dictionary<string, int> _storyById = new(StringComparer.Ordinal);
    private readonly Queue<(int Development, long Touched)> _awake = new();
    private long _articles;

    public BackgroundStatistics Background { get; } = new(table);

    public List<Development> Developments { get; } = [];

    public List<LiveStory> Stories { get; } = [];

    public Dictionary<ulong, int> DevelopmentByKey { get; } = [];

    public Dictionary<ulong, int> DevelopmentOfArticle { get; } = [];

    public PostingIndex DevelopmentTerms { get; } = new();

    /// <summary>Of stories with more than one development; the others are found by their development.</summary>
    public PostingIndex StoryTerms { get; } = new();

    public CopyIndex Copies { get; } = new();

    public MergedStories Merged { get; } = new();

    public ConvergingStories Converging => Merged.Converging;

    public StoryOverlaps Overlaps { get; } = new();

    public MergeEvidence MergeEvidence { get; } = new();

    public Development Open(WeighedArticle article, ulong key, string storyId, int parent)
    {
        var development = new Development(Developments.Count, article, key, parent);
        Developments.Add(development);
        DevelopmentByKey.Add(key, development.Index);
        if (_storyById.TryGetValue(storyId, out var known))
        {
            development.Story = known;
            Stories[known].Open(development, article);
            if (Stories[known].Developments.Count == 2)
                Post(StoryTerms, Developments[Stories[known].Developments[0]], known);
            Post(StoryTerms, article, known);
        }
        else
        {
            OpenStory(storyId, development);
        }

        Post(DevelopmentTerms, article, development.Index);
        return development;
    }

    public Development Join(WeighedArticle article, Development development)
    {
        PostNew(article, development);
        development.Add(article);
        Stories[development.Story].Join(development, article);
        return development;
    }

    /// <summary>What is the same for every article, wherever it went.</summary>
    public void Learn(ThreadingVectors vectors, WeighedArticle article, Development development, string group)
    {
        DevelopmentOfArticle[article.Key] = development.Index;
        Copies.Add(new(article.Id, group, development.Index, article.Wording));
        Background.Add(vectors.Body.Terms);
        Background.Add(vectors.Names.Terms);
        Background.Add(vectors.Places.Terms);
        Background.EndArticle();

        development.Touched = ++_articles;
        _awake.Enqueue((development.Index, _articles));
        while (_awake.Peek().Touched <= _articles - Drowsy)
        {
            var (index, touched) = _awake.Dequeue();
            if (Developments[index].Touched == touched)
                Developments[index].Sleep();
        }
    }

    public void Move(Development development, string storyId)
    {
        var from = Stories[development.Story];
        if (from.Id == storyId)
            return;
        from.GiveUp(development);
        if (_storyById.TryGetValue(storyId, out var known))
        {
            development.Story = known;
            Stories[known].Receive(development);
        }
        else
        {
            OpenStory(storyId, development);
        }

        Post(StoryTerms, development, development.Story);
    }

    private void OpenStory(string storyId, Development development)
    {
        development.Story = Stories.Count;
        _storyById.Add(storyId, Stories.Count);
        Stories.Add(new(Stories.Count, storyId, development));
    }

    private static void Post(PostingIndex index, Development development, int unit)
    {
        foreach (var term in Heaviest.Of(development.Body.Sum.Terms, development.Body.Sum.Weights, BodyTerms).Terms)
            index.Add(term, unit);
        foreach (var term in Heaviest.Of(development.Names.Sum.Terms, development.Names.Sum.Weights, NameTerms).Terms)
            index.Add(term, unit);
    }

    private static void Post(PostingIndex index, WeighedArticle article, int unit)
    {
        foreach (var term in Heaviest.Of(article.Body.Terms, article.Body.Weights, BodyTerms).Terms)
            index.Add(term, unit);
        foreach (var term in Heaviest.Of(article.Names.Terms, article.Names.Weights, NameTerms).Terms)
            index.Add(term, unit);
        foreach (var term in article.Title.Terms)
            index.Add(term, unit);
    }

    /// <summary>A joining article adds what the development's own articles did not have.</summary>
    private void PostNew(WeighedArticle article, Development development)
    {
        foreach (var term in Heaviest.Of(article.Body.Terms, article.Body.Weights, BodyTerms).Terms)
        {
            if (development.Body.Sum.Terms.BinarySearch(term) < 0)
                DevelopmentTerms.Add(term, development.Index);
        }

        foreach (var term in Heaviest.Of(article.Names.Terms, article.Names.Weights, NameTerms).Terms)
        {
            if (development.Names.Sum.Terms.BinarySearch(term) < 0)
                DevelopmentTerms.Add(term, development.Index);
        }
    }
}
