namespace StoryWatch.Newsroom.Walk;

/// <param name="Readers">Threads for analysis.</param>
/// <param name="MostUnderWay">Rows routed and not yet settled, at most.</param>
/// <param name="RowsPerRead">Rows taken from the inbox at once.</param>
/// <param name="RowsPerRoute">Rows handed to the router at once, at most.</param>
/// <param name="TextPerRoute">Characters of text handed to the router at once, at most; a longer text goes alone.</param>
public sealed record WalkOptions(
    int Readers, int MostUnderWay = 256, int RowsPerRead = 64, int RowsPerRoute = 32, long TextPerRoute = 16 * 1024 * 1024)
{
    public static WalkOptions Default => new(Environment.ProcessorCount);
}
