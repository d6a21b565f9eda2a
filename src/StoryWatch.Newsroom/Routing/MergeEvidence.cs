namespace StoryWatch.Newsroom.Routing;

/// <summary>Counts the developments that would fit two stories alike. Enough of them, and the two are proposed as one.</summary>
internal sealed class MergeEvidence
{
    public const int Enough = 4;

    /// <summary>Log-odds from which a story counts as fitting: about three to one.</summary>
    public const float Fits = 1.1f;

    private readonly SortedDictionary<(int First, int Second), int> _counts = [];

    /// <summary>True exactly once for two stories: when the evidence becomes enough.</summary>
    public bool Add(int story, int other) =>
        (_counts[Pair(story, other)] = _counts.GetValueOrDefault(Pair(story, other)) + 1) == Enough;

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_counts.Count);
        foreach (var ((first, second), count) in _counts)
        {
            writer.Write7BitEncodedInt(first);
            writer.Write7BitEncodedInt(second);
            writer.Write7BitEncodedInt(count);
        }
    }

    public void Read(BinaryReader reader, int stories)
    {
        for (var pairs = reader.ReadCount(); pairs > 0; pairs--)
            _counts[(reader.ReadIndex(stories), reader.ReadIndex(stories))] = reader.Read7BitEncodedInt();
    }

    private static (int First, int Second) Pair(int a, int b) => a < b ? (a, b) : (b, a);
}
