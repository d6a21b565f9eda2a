namespace StoryWatch.Training.Positions;

/// <summary>A sentence to learn from: its dyad's features and the roots it may be (one bit each).</summary>
internal sealed record Example(uint[] Features, int Roots, double Weight, string Group, string Set)
{
    public int Root => System.Numerics.BitOperations.TrailingZeroCount(Roots);
}
