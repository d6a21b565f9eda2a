using StoryWatch.Analysis.Threading;
using StoryWatch.Stories;

namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Decides online, in one pass, which story and which development an article belongs to. Not thread-safe: one writer per
/// desk. The same vectors in the same order give the same decisions in every process.
/// </summary>
public sealed partial class StoryRouter
{
    private const int DevelopmentCandidates = 24;
    private const int StoryCandidates = 12;
    private const float UnknownDevelopment = -8f;

    /// <summary>The most that a story gets whose article is about another place.</summary>
    private const float Stranger = -2f;

    /// <summary>The least that a story gets that the article is at home in: as one that barely fits, before what its developments weigh.</summary>
    private const float Barely = 0.01f;

    private static readonly int[] QueryTerms = [32, 12, 12];

    private readonly RoutingModel _model;
    private readonly bool _mends;
    private readonly RouterMemory _memory;
    private readonly CandidateSearch _findDevelopments;
    private readonly CandidateSearch _findStories;

    public StoryRouter(RoutingModel model)
        : this(model, mends: true)
    {
    }

    /// <param name="mends">Whether to mend what the trees leave apart; not while they learn, or they learn to lean on it.</param>
    internal StoryRouter(RoutingModel model, bool mends)
    {
        _model = model;
        _mends = mends;
        _memory = new(model.Background);
        _findDevelopments = new(_memory.DevelopmentTerms);
        _findStories = new(_memory.StoryTerms);
    }

    public int Stories => _memory.Stories.Count;

    public int Developments => _memory.Developments.Count;

    /// <summary>Decides, and from now on knows the article. A known article stays where it went.</summary>
    public RoutingDecision Route(ThreadingVectors vectors)
    {
        if (TryFind(vectors.ArticleId) is { } known)
            return known;
        var scored = Score(vectors);
        var decision = Decide(scored);
        return decision with { Proposals = Apply(scored, decision) };
    }

    /// <summary>Takes a decision of before a restart for granted; then the router is as if it had made it.</summary>
    public void Restore(ThreadingVectors vectors, RoutingDecision decision)
    {
        if (TryFind(vectors.ArticleId) is null)
            Apply(Score(vectors), decision);
    }

    /// <summary>Where a known article went; null for one never routed. A later revision goes where its first went.</summary>
    public RoutingDecision? TryFind(string articleId)
    {
        var key = StableHash.Of(articleId);
        if (!_memory.DevelopmentOfArticle.TryGetValue(key, out var index))
            return null;
        var development = _memory.Developments[index];
        return new(StoryOf(development), RouterNames.Development(development.Key), false, false, null, RouterNames.Group(key));
    }

    /// <summary>From now on the articles of a story go to another one.</summary>
    public void Merge(string story, string into) => _memory.Merged.Merge(story, into);

    public void UndoMerge(string story) => _memory.Merged.Undo(story);

    /// <summary>Moves developments into a story, which is opened if it is not known. Those that are there already, or not known, stay.</summary>
    public void Move(IEnumerable<string> developments, string story)
    {
        foreach (var name in developments)
        {
            if (!RouterNames.TryKey(name, out var key) || !_memory.DevelopmentByKey.TryGetValue(key, out var index))
                continue;
            _memory.Converging.LeaveToEditors(_memory.Stories[_memory.Developments[index].Story].Id);
            _memory.Converging.LeaveToEditors(story);
            _memory.Move(_memory.Developments[index], story);
        }
    }

    /// <summary>Writes all that the router knows: the same bytes for the same knowledge.</summary>
    public void WriteCheckpoint(Stream stream) => _memory.Write(stream);

    /// <summary>Becomes what was written; for a router that knows nothing yet.</summary>
    /// <exception cref="InvalidDataException">Not a checkpoint of this version and model, or a damaged one.</exception>
    public void ReadCheckpoint(Stream stream) => _memory.Read(stream);

    internal ScoredArticle Score(ThreadingVectors vectors)
    {
        var article = new WeighedArticle(vectors, _memory.Background);
        var copy = _memory.Copies.Find(article.Wording, out var containment);
        var scored = new ScoredArticle(vectors, article, copy);
        TermBag[] query = [article.Body, article.Names, article.Title];
        var found = _findDevelopments.Find(query, QueryTerms, DevelopmentCandidates);
        if (copy is not null && !found.Contains(copy.Development))
            found.Add(copy.Development);
        foreach (var index in found)
        {
            var development = _memory.Developments[index];
            scored.Developments.Add(development);
            scored.DevelopmentFeatures.Add(
                DevelopmentFeatures.Of(article, development, copy?.Development == index ? containment : 0f));
        }

        DevelopmentFeatures.Compare(scored.DevelopmentFeatures);
        foreach (var features in scored.DevelopmentFeatures)
            scored.DevelopmentLogOdds.Add(_model.Development.LogOdds(features));
        ScoreStories(scored, _findStories.Find(query, QueryTerms, StoryCandidates));
        return scored;
    }

    /// <summary>Learns the article and where it went.</summary>
    internal ValueList<StructureProposal> Apply(ScoredArticle scored, RoutingDecision decision)
    {
        if (!RouterNames.TryKey(decision.DevelopmentId, out var key))
            throw new ArgumentException($"'{decision.DevelopmentId}' is not the id of a development", nameof(decision));
        var article = scored.Article;
        var opened = !_memory.DevelopmentByKey.TryGetValue(key, out var known);
        var development = opened
            ? _memory.Open(article, key, decision.StoryId, Parent(scored, decision.StoryId))
            : _memory.Join(article, _memory.Developments[known]);
        _memory.Learn(scored.Vectors, article, development, decision.SourceGroup);
        var story = _memory.Stories[development.Story];
        List<StructureProposal> proposals = [.. Converge(scored, story)];
        if (opened)
            proposals.AddRange(Proposals(scored, story));
        return proposals.ToValueList();
    }

    private void ScoreStories(ScoredArticle scored, List<int> found)
    {
        var nearest = new SortedDictionary<int, (float LogOdds, float Similar)>();
        for (var i = 0; i < scored.Developments.Count; i++)
        {
            var story = scored.Developments[i].Story;
            var (most, similar) = nearest.GetValueOrDefault(story, (float.NegativeInfinity, 0f));
            nearest[story] = (
                MathF.Max(most, scored.DevelopmentLogOdds[i]), MathF.Max(similar, scored.DevelopmentFeatures[i][DevelopmentFeatures.Body]));
        }

        foreach (var story in found)
            nearest.TryAdd(story, (UnknownDevelopment, 0f));
        foreach (var (index, near) in nearest)
        {
            var story = _memory.Stories[index];
            scored.Stories.Add(story);
            scored.StoryFeatures.Add(StoryFeatures.Of(scored.Article, story, near.LogOdds, near.Similar));
        }

        StoryFeatures.Compare(scored.StoryFeatures);
        for (var i = 0; i < scored.Stories.Count; i++)
        {
            var logOdds = _model.Story.LogOdds(scored.StoryFeatures[i]);
            var (story, features) = (scored.Stories[i], scored.StoryFeatures[i]);
            if (StoryFeatures.Elsewhere(scored.Article, story, features))
                logOdds = MathF.Min(Stranger, logOdds);
            else if (_mends && StoryFeatures.AtHome(scored.Article, story, features))
                logOdds = MathF.Max(Barely, logOdds);
            scored.StoryLogOdds.Add(logOdds);
        }
    }

    private string StoryOf(Development development) => _memory.Merged.Resolve(_memory.Stories[development.Story].Id);
}
