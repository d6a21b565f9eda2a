namespace StoryWatch.Analysis.Attributions;

/// <summary>Collects hashed features into a buffer of the caller.</summary>
internal ref struct Features(Span<uint> buffer)
{
    private readonly Span<uint> _buffer = buffer;
    private int _count;

    public readonly ReadOnlySpan<uint> All => _buffer[.._count];

    public void Clear() => _count = 0;

    public void Add(uint feature) => _buffer[_count++] = feature;
}
