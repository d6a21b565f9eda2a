using System.Globalization;
using StoryWatch.Analysis.Threading;
using StoryWatch.Stories;

namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Decides online, in one pass, which story and which development an article belongs to. Not thread-safe: one writer per
/// desk. The same vectors in the same order give the same decisions in every process.
/// </summary>
public sealed class StoryRouter
{
    private const int DevelopmentCandidates = 24;
    private const int StoryCandidates = 12;
    private static readonly int[] QueryTerms = [32, 12, 12];

    private readonly RoutingModel _model;
    private readonly BackgroundStatistics _background;
    private readonly List<Development> _developments = [];
    private readonly List<LiveStory> _stories = [];
    private readonly Dictionary<string, int> _storyById = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> _developmentByKey = [];
    private readonly Dictionary<ulong, int> _developmentOfArticle = [];
    private readonly PostingIndex _developmentTerms = new();
    private readonly PostingIndex _storyTerms = new();
    private readonly CandidateSearch _findDevelopments;
    private readonly CandidateSearch _findStories;
    private readonly CopyIndex _copies = new();

    public StoryRouter(RoutingModel model)
    {
        _model = model;
        _background = new(model.Background);
        _findDevelopments = new(_developmentTerms);
        _findStories = new(_storyTerms);
    }

    public int Stories => _stories.Count;

    public int Developments => _developments.Count;

    /// <summary>Decides, and from now on knows the article.</summary>
    public RoutingDecision Route(ThreadingVectors vectors)
    {
        if (TryFind(vectors.ArticleId) is { } known)
            return known;
        var scored = Score(vectors);
        var decision = Decide(scored);
        Apply(scored, decision);
        return decision;
    }

    /// <summary>Takes a decision of before a restart for granted; then the router is as if it had made it.</summary>
    public void Restore(ThreadingVectors vectors, RoutingDecision decision) => Apply(Score(vectors), decision);

    /// <summary>Where a known article went; null for one never routed. A later revision goes where its first went.</summary>
    public RoutingDecision? TryFind(string articleId)
    {
        var key = StableHash.Of(articleId);
        if (!_developmentOfArticle.TryGetValue(key, out var index))
            return null;
        var development = _developments[index];
        return new(
            _stories[development.Story].Id, Name("d-", development.Key), false, false, null, Name("g-", key));
    }

    internal ScoredArticle Score(ThreadingVectors vectors)
    {
        var article = new WeighedArticle(vectors, _background);
        var copy = _copies.Find(article.Wording, out var containment);
        var scored = new ScoredArticle(vectors, article, copy);
        TermBag[] query = [article.Body, article.Names, article.Title];
        var found = _findDevelopments.Find(query, QueryTerms, DevelopmentCandidates);
        if (copy is not null && !found.Contains(copy.Development))
            found.Add(copy.Development);
        foreach (var index in found)
        {
            var development = _developments[index];
            scored.Developments.Add(development);
            scored.DevelopmentFeatures.Add(
                DevelopmentFeatures.Of(article, development, copy?.Development == index ? containment : 0f));
        }

        DevelopmentFeatures.Compare(scored.DevelopmentFeatures);
        ScoreStories(scored, query);
        return scored;
    }

    private void ScoreStories(ScoredArticle scored, TermBag[] query)
    {
        var nearest = new SortedDictionary<int, (float LogOdds, float Similar)>();
        for (var i = 0; i < scored.Developments.Count; i++)
        {
            var logOdds = _model.Development.LogOdds(scored.DevelopmentFeatures[i]);
            scored.DevelopmentLogOdds.Add(logOdds);
            var story = scored.Developments[i].Story;
            var (most, similar) = nearest.GetValueOrDefault(story, (float.NegativeInfinity, 0f));
            nearest[story] = (MathF.Max(most, logOdds), MathF.Max(similar, scored.DevelopmentFeatures[i][0]));
        }

        foreach (var story in _findStories.Find(query, QueryTerms, StoryCandidates))
            nearest.TryAdd(story, (-8f, 0f));
        foreach (var (index, near) in nearest)
        {
            var story = _stories[index];
            scored.Stories.Add(story);
            scored.StoryFeatures.Add(StoryFeatures.Of(scored.Article, story, near.LogOdds, near.Similar));
        }

        StoryFeatures.Compare(scored.StoryFeatures);
        foreach (var features in scored.StoryFeatures)
            scored.StoryLogOdds.Add(_model.Story.LogOdds(features));
    }

    internal RoutingDecision Decide(ScoredArticle scored)
    {
        var article = scored.Article;
        var group = scored.Copy?.Group ?? Name("g-", article.Key);
        var development = Best(scored.Developments, scored.DevelopmentLogOdds);
        if (development is not null)
            return new(_stories[development.Story].Id, Name("d-", development.Key), false, false, scored.Copy?.ArticleId, group);
        var story = Best(scored.Stories, scored.StoryLogOdds);
        return new(
            story?.Id ?? Name("s-", article.Key), Name("d-", article.Key), story is null, true, scored.Copy?.ArticleId, group);
    }

    private static T? Best<T>(List<T> candidates, List<float> logOdds)
        where T : class
    {
        T? best = null;
        var most = 0f;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (logOdds[i] > most)
                (best, most) = (candidates[i], logOdds[i]);
        }

        return best;
    }

    internal void Apply(ScoredArticle scored, RoutingDecision decision)
    {
        var article = scored.Article;
        if (_developmentByKey.TryGetValue(Key(decision.DevelopmentId), out var known))
            Join(article, _developments[known]);
        else
            Open(article, decision);
        _copies.Add(new(article.Id, decision.SourceGroup, _developmentOfArticle[article.Key], article.Wording));
        _background.Add(scored.Vectors.Body.Terms);
        _background.Add(scored.Vectors.Names.Terms);
        _background.Add(scored.Vectors.Places.Terms);
        _background.EndArticle();
    }

    private void Open(WeighedArticle article, RoutingDecision decision)
    {
        var development = new Development(_developments.Count, 0, article);
        _developments.Add(development);
        _developmentByKey.Add(article.Key, development.Index);
        _developmentOfArticle[article.Key] = development.Index;
        if (_storyById.TryGetValue(decision.StoryId, out var known))
        {
            development.Story = known;
            _stories[known].Open(development, article);
            if (_stories[known].Developments.Count == 2)
                Index(_storyTerms, _developments[_stories[known].Developments[0]], known);
            Index(_storyTerms, article, null, known);
        }
        else
        {
            development.Story = _stories.Count;
            _storyById.Add(decision.StoryId, _stories.Count);
            _stories.Add(new(_stories.Count, decision.StoryId, development));
        }

        Index(_developmentTerms, article, null, development.Index);
    }

    private void Join(WeighedArticle article, Development development)
    {
        _developmentOfArticle[article.Key] = development.Index;
        Index(_developmentTerms, article, development, development.Index);
        development.Add(article);
        _stories[development.Story].Join(development, article);
    }

    private static void Index(PostingIndex index, Development development, int unit)
    {
        foreach (var term in Heaviest.Of(development.Body.Sum.Terms, development.Body.Sum.Weights, 16).Terms)
            index.Add(term, unit);
        foreach (var term in Heaviest.Of(development.Names.Sum.Terms, development.Names.Sum.Weights, 8).Terms)
            index.Add(term, unit);
    }

    private static void Index(PostingIndex index, WeighedArticle article, Development? known, int unit)
    {
        foreach (var term in Heaviest.Of(article.Body.Terms, article.Body.Weights, 16).Terms)
        {
            if (known is null || known.Body.Sum.Terms.BinarySearch(term) < 0)
                index.Add(term, unit);
        }

        foreach (var term in Heaviest.Of(article.Names.Terms, article.Names.Weights, 8).Terms)
        {
            if (known is null || known.Names.Sum.Terms.BinarySearch(term) < 0)
                index.Add(term, unit);
        }

        if (known is not null)
            return;
        foreach (var term in article.Title.Terms)
            index.Add(term, unit);
    }

    /// <summary>The ids of the story and the development that an article opens.</summary>
    internal static (string Story, string Development) NamesOf(string articleId)
    {
        var key = StableHash.Of(articleId);
        return (Name("s-", key), Name("d-", key));
    }

    internal static string DevelopmentName(ulong key) => Name("d-", key);

    private static string Name(string prefix, ulong key) => prefix + key.ToString("x16", CultureInfo.InvariantCulture);

    private static ulong Key(string name) => ulong.Parse(name.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
