namespace StoryWatch.Newsroom.Routing;

/// <summary>A long-running thread as the router knows it: what its developments were about, summed up.</summary>
internal sealed class LiveStory
{
    // One development's centroids serve its story too until there is a second: most stories never get one.
    private bool _own;

    public LiveStory(int index, string id, Development first)
    {
        Index = index;
        Id = id;
        Developments.Add(first.Index);
        Articles = first.Articles;
        (Newest, Oldest, Body, Names, Places, Focus) = (first.Newest, first.Oldest, first.Body, first.Names, first.Places, first.Focus);
    }

    public LiveStory(int index, BinaryReader reader, List<Development> developments)
    {
        Index = index;
        Id = reader.ReadString();
        Developments.AddRange(reader.ReadInts(developments.Count));
        Articles = reader.Read7BitEncodedInt();
        Newest = reader.ReadSingle();
        Oldest = reader.ReadSingle();
        _own = reader.ReadBoolean();
        if (_own)
        {
            (Body, Names, Places, Focus) = (new(reader.ReadBag()), new(reader.ReadBag()), new(reader.ReadBag()), new(reader.ReadBag()));
            return;
        }

        var first = developments[reader.ReadIndex(developments.Count)];
        (Body, Names, Places, Focus) = (first.Body, first.Names, first.Places, first.Focus);
    }

    public int Index { get; }

    public string Id { get; }

    public List<int> Developments { get; } = new(1);

    public int Articles { get; private set; }

    public float Newest { get; private set; }

    public float Oldest { get; private set; }

    public Centroid Body { get; private set; }

    public Centroid Names { get; private set; }

    public Centroid Places { get; private set; }

    /// <summary>Which places its articles are mainly about.</summary>
    public Centroid Focus { get; private set; }

    public void Open(Development development, WeighedArticle article)
    {
        Developments.Add(development.Index);
        Add(article, 1f);
    }

    /// <summary>A development's further articles say less that is new of the story.</summary>
    public void Join(Development development, WeighedArticle article) => Add(article, 1f / development.Articles);

    /// <summary>Takes over a development of another story.</summary>
    public void Receive(Development development)
    {
        Own();
        Developments.Add(development.Index);
        Articles += development.Articles;
        Body.Add(development.Body.Sum.Normalized(), 1f, Sizes.StoryBody);
        Names.Add(development.Names.Sum.Normalized(), 1f, Sizes.StoryNames);
        Places.Add(development.Places.Sum.Normalized(), 1f, Sizes.StoryPlaces);
        Focus.Add(development.Focus.Sum.Normalized(), 1f, Sizes.StoryPlaces);
        Newest = Days.Latest(Newest, development.Newest);
        Oldest = Days.Earliest(Oldest, development.Oldest);
    }

    public void GiveUp(Development development)
    {
        Own();
        Developments.Remove(development.Index);
        Articles -= development.Articles;
        Body.Remove(development.Body.Sum.Normalized());
        Names.Remove(development.Names.Sum.Normalized());
        Places.Remove(development.Places.Sum.Normalized());
        Focus.Remove(development.Focus.Sum.Normalized());
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Id);
        writer.WriteInts(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Developments));
        writer.Write7BitEncodedInt(Articles);
        writer.Write(Newest);
        writer.Write(Oldest);
        writer.Write(_own);
        if (!_own)
        {
            writer.Write7BitEncodedInt(Developments[0]);
            return;
        }

        writer.WriteBag(Body.Sum);
        writer.WriteBag(Names.Sum);
        writer.WriteBag(Places.Sum);
        writer.WriteBag(Focus.Sum);
    }

    private void Add(WeighedArticle article, float weight)
    {
        Articles++;
        if (Developments.Count > 1 || _own)
        {
            Own();
            Body.Add(article.Body, weight, Sizes.StoryBody);
            Names.Add(article.Names, weight, Sizes.StoryNames);
            Places.Add(article.Places, weight, Sizes.StoryPlaces);
            Focus.Add(article.Focus, weight, Sizes.StoryPlaces);
        }

        Newest = Days.Latest(Newest, article.Day);
        Oldest = Days.Earliest(Oldest, article.Day);
    }

    private void Own()
    {
        if (!_own)
            (Body, Names, Places, Focus, _own) = (Body.Copy(), Names.Copy(), Places.Copy(), Focus.Copy(), true);
    }
}
