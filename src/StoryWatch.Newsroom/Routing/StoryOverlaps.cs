namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// Finds two stories that have become one: a small one beside one much larger, of whose newest articles many would fit the larger one
/// were they not its own, while some of the larger one's would fit it. Two of a size are left to the editors.
/// </summary>
internal sealed class StoryOverlaps
{
    public const float SamePlaces = 0.55f;

    private const int Small = 32;
    private const int MuchLarger = 5;

    /// <summary>Articles of the smaller story that count, and how many there must be.</summary>
    private const int Newest = 12;

    private const int Fewest = 8;
    private const float Share = 0.4f;

    /// <summary>Articles of the larger story that count, and how many of them must fit the smaller one.</summary>
    private const int NewestOfLarger = 36;

    private const int FewestOfLarger = 2;
    private const int NewestDevelopments = 8;

    private readonly SortedDictionary<int, List<int[]>> _fits = [];

    /// <summary>A younger story is looked at by <see cref="ConvergingStories"/>.</summary>
    public static bool IsWatched(LiveStory story) => story.Developments.Count > ConvergingStories.Young;

    /// <summary>The smaller and the larger of two stories that may be one; null for two that are not looked at.</summary>
    public static (LiveStory Small, LiveStory Large)? Pair(LiveStory story, LiveStory other)
    {
        var (small, large) = story.Developments.Count <= other.Developments.Count ? (story, other) : (other, story);
        return IsWatched(small) && small.Developments.Count <= Small && large.Developments.Count >= MuchLarger * small.Developments.Count ? (small, large) : null;
    }

    /// <summary>Which places the newest developments of a story are about.</summary>
    public static Centroid NewestFocus(LiveStory story, List<Development> developments)
    {
        var sum = new Centroid(Analysis.Threading.TermBag.Empty);
        foreach (var index in story.Developments.Skip(story.Developments.Count - NewestDevelopments))
            sum.Add(developments[index].Focus.Sum.Normalized(), 1f, Sizes.StoryPlaces);
        return sum;
    }

    /// <summary>One more article of the story, and the others that it would fit too.</summary>
    public void Note(LiveStory story, IReadOnlyList<LiveStory> others)
    {
        if (!_fits.TryGetValue(story.Index, out var articles))
            _fits.Add(story.Index, articles = []);
        if (articles.Count == NewestOfLarger)
            articles.RemoveAt(0);
        articles.Add(others.Count == 0 ? [] : [.. others.Select(other => other.Index)]);
    }

    public bool IsEnough(LiveStory small, LiveStory large)
    {
        if (!_fits.TryGetValue(small.Index, out var articles) || articles.Count < Fewest || !_fits.TryGetValue(large.Index, out var back))
            return false;
        var newest = articles[Math.Max(0, articles.Count - Newest)..];
        return newest.Count(others => others.Contains(large.Index)) >= Share * newest.Count
            && back.Count(others => others.Contains(small.Index)) >= FewestOfLarger;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_fits.Count);
        foreach (var (story, articles) in _fits)
        {
            writer.Write7BitEncodedInt(story);
            writer.Write7BitEncodedInt(articles.Count);
            foreach (var others in articles)
                writer.WriteInts(others);
        }
    }

    public void Read(BinaryReader reader, int stories)
    {
        for (var count = reader.ReadCount(); count > 0; count--)
        {
            var articles = _fits[reader.ReadIndex(stories)] = [];
            for (var left = reader.ReadIndex(NewestOfLarger + 1); left > 0; left--)
                articles.Add(reader.ReadInts(stories));
        }
    }
}
