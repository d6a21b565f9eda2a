using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>In how many articles each term occurred: the shipped table's counts and, on top, those of the stream so far.</summary>
internal sealed class BackgroundStatistics(BackgroundTable table)
{
    /// <summary>Above this many terms of the stream, counts are halved and those at zero dropped.</summary>
    private const int MostTerms = 1_500_000;

    private Dictionary<uint, int> _stream = [];

    public int Articles { get; private set; }

    public void Add(ReadOnlySpan<uint> terms)
    {
        foreach (var term in terms)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_stream, term, out _)++;
    }

    public void EndArticle()
    {
        Articles++;
        if (_stream.Count <= MostTerms)
            return;
        var kept = new Dictionary<uint, int>(MostTerms);
        foreach (var (term, count) in _stream)
        {
            if (count > 1)
                kept.Add(term, count / 2);
        }

        _stream = kept;
        Articles /= 2;
    }

    /// <summary>ln(N / df), smoothed: about 10 for a term never seen, near 0 for one in every article.</summary>
    public float InverseFrequency(uint term)
    {
        var count = table.Count(term) + (_stream.TryGetValue(term, out var seen) ? seen : 0);
        return MathF.Log((table.Articles + Articles + 10f) / (count + 0.5f));
    }

    /// <summary>Counts over one, log-scaled, times inverse frequency, scaled to length one, the heaviest <paramref name="most"/> kept.</summary>
    public TermBag Weigh(TermBag counts, int most)
    {
        if (counts.Count == 0)
            return TermBag.Empty;
        var weights = new float[counts.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (1f + MathF.Log(counts.Weights[i])) * MathF.Max(0.01f, InverseFrequency(counts.Terms[i]));
        return Heaviest.Of(counts.Terms, weights, most).Normalized();
    }

    /// <summary>Counts as they are times inverse frequency, scaled to length one: what an article is mainly about, not what it also names.</summary>
    public TermBag WeighByShare(TermBag counts, int most)
    {
        var weights = new float[counts.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = counts.Weights[i] * MathF.Max(0.01f, InverseFrequency(counts.Terms[i]));
        return Heaviest.Of(counts.Terms, weights, most).Normalized();
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Articles);
        writer.Write(_stream.Count);
        foreach (var (term, count) in _stream.OrderBy(entry => entry.Key))
        {
            writer.Write(term);
            writer.Write7BitEncodedInt(count);
        }
    }

    public void Read(BinaryReader reader)
    {
        Articles = reader.ReadInt32();
        var terms = reader.ReadInt32();
        if (Articles < 0 || terms < 0 || terms > MostTerms * 2)
            throw new InvalidDataException($"router checkpoint: {terms} background terms of {Articles} articles");
        _stream = new(terms);
        for (var i = 0; i < terms; i++)
            _stream.Add(reader.ReadUInt32(), reader.Read7BitEncodedInt());
    }
}
