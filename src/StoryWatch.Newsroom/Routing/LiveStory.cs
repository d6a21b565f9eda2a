namespace StoryWatch.Newsroom.Routing;

/// <summary>A long-running thread as the router knows it: what its developments were about, summed up.</summary>
internal sealed class LiveStory(int index, string id, Development first)
{
    // One development's centroids serve its story too until there is a second: most stories never get one.
    private bool _own;

    public int Index { get; } = index;

    public string Id { get; } = id;

    public List<int> Developments { get; } = [first.Index];

    public float Newest { get; private set; } = first.Newest;

    public float Oldest { get; private set; } = first.Oldest;

    public Centroid Body { get; private set; } = first.Body;

    public Centroid Names { get; private set; } = first.Names;

    public Centroid Places { get; private set; } = first.Places;

    public void Open(Development development, WeighedArticle article)
    {
        Developments.Add(development.Index);
        Add(article, 1f);
    }

    /// <summary>A development's further articles say less that is new of the story.</summary>
    public void Join(Development development, WeighedArticle article) => Add(article, 1f / development.Articles);

    private void Add(WeighedArticle article, float weight)
    {
        if (Developments.Count > 1)
        {
            if (!_own)
                (Body, Names, Places, _own) = (Body.Copy(), Names.Copy(), Places.Copy(), true);
            Body.Add(article.Body, weight, Sizes.StoryBody);
            Names.Add(article.Names, weight, Sizes.StoryNames);
            Places.Add(article.Places, weight, Sizes.StoryPlaces);
        }

        if (float.IsNaN(article.Day))
            return;
        Newest = float.IsNaN(Newest) ? article.Day : MathF.Max(Newest, article.Day);
        Oldest = float.IsNaN(Oldest) ? article.Day : MathF.Min(Oldest, article.Day);
    }
}
