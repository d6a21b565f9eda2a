using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>One day's event as the router knows it.</summary>
internal sealed class Development
{
    private const int MostRecent = 3;
    private readonly List<TermBag> _recent = [];

    public Development(int index, WeighedArticle first, ulong key, int parent)
    {
        Index = index;
        Parent = parent;
        Key = key;
        Articles = 1;
        Newest = Oldest = first.Day;
        Words = first.Words;
        Title = new(first.Title);
        Lead = new(first.Lead);
        Body = new(Heaviest.Of(first.Body.Terms, first.Body.Weights, Sizes.Body));
        Names = new(first.Names);
        Places = new(first.Places);
        Focus = new(first.Focus);
        Quotes = new(first.Quotes);
        Pairs = new(first.Pairs);
    }

    public Development(int index, BinaryReader reader)
    {
        Index = index;
        Story = reader.Read7BitEncodedInt();
        Parent = reader.ReadIndex(index + 1) - 1;
        Key = reader.ReadUInt64();
        Articles = reader.Read7BitEncodedInt();
        Touched = reader.Read7BitEncodedInt64();
        Asleep = reader.ReadBoolean();
        Newest = reader.ReadSingle();
        Oldest = reader.ReadSingle();
        Words = reader.ReadSingle();
        Title = new(reader.ReadBag());
        Lead = new(reader.ReadBag());
        Body = new(reader.ReadBag());
        Names = new(reader.ReadBag());
        Places = new(reader.ReadBag());
        Focus = new(reader.ReadBag());
        Quotes = new(reader.ReadBag());
        Pairs = new(reader.ReadBag());
        for (var recent = reader.ReadIndex(MostRecent + 1); recent > 0; recent--)
            _recent.Add(reader.ReadBag());
    }

    public int Index { get; }

    public int Story { get; set; }

    /// <summary>The development of the same story that was most like this one when it opened; -1 for none.</summary>
    public int Parent { get; }

    /// <summary>Hash of the first article's id.</summary>
    public ulong Key { get; }

    public int Articles { get; private set; }

    /// <summary>The number of the stream's article that came in last.</summary>
    public long Touched { get; set; }

    public bool Asleep { get; private set; }

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

    public Centroid Focus { get; }

    public Centroid Quotes { get; }

    public Centroid Pairs { get; }

    public void Add(WeighedArticle article)
    {
        Asleep = false;
        if (_recent.Count == 0)
            _recent.Add(Body.Sum.Normalized());
        if (_recent.Count == MostRecent)
            _recent.RemoveAt(0);
        _recent.Add(Heaviest.Of(article.Body.Terms, article.Body.Weights, Sizes.Body));

        Articles++;
        Words += (article.Words - Words) / Articles;
        Newest = Days.Latest(Newest, article.Day);
        Oldest = Days.Earliest(Oldest, article.Day);
        Title.Add(article.Title, 1f, Sizes.Title);
        Lead.Add(article.Lead, 1f, Sizes.Lead);
        Body.Add(article.Body, 1f, Sizes.Body);
        Names.Add(article.Names, 1f, Sizes.Names);
        Places.Add(article.Places, 1f, Sizes.Places);
        Focus.Add(article.Focus, 1f, Sizes.Places);
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

    /// <summary>Gives up the articles' bags and all but the heaviest terms. The index still finds it; a new article wakes it.</summary>
    public void Sleep()
    {
        Asleep = true;
        _recent.Clear();
        Lead.Shrink(Sizes.Asleep / 2);
        Body.Shrink(Sizes.Asleep);
        Names.Shrink(Sizes.Asleep / 2);
        Quotes.Shrink(Sizes.Asleep / 4);
        Pairs.Shrink(Sizes.Asleep / 2);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(Story);
        writer.Write7BitEncodedInt(Parent + 1);
        writer.Write(Key);
        writer.Write7BitEncodedInt(Articles);
        writer.Write7BitEncodedInt64(Touched);
        writer.Write(Asleep);
        writer.Write(Newest);
        writer.Write(Oldest);
        writer.Write(Words);
        foreach (var centroid in (ReadOnlySpan<Centroid>)[Title, Lead, Body, Names, Places, Focus, Quotes, Pairs])
            writer.WriteBag(centroid.Sum);
        writer.Write7BitEncodedInt(_recent.Count);
        foreach (var recent in _recent)
            writer.WriteBag(recent);
    }
}

/// <summary>Days since 1970, not a number where there is no date: then the other of two counts.</summary>
internal static class Days
{
    public static float Latest(float a, float b) => float.IsNaN(a) ? b : float.IsNaN(b) ? a : MathF.Max(a, b);

    public static float Earliest(float a, float b) => float.IsNaN(a) ? b : float.IsNaN(b) ? a : MathF.Min(a, b);
}
