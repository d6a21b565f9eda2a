namespace StoryWatch.Newsroom.Walk;

/// <param name="Readers">Threads for analysis.</param>
/// <param name="MostUnderWay">Rows routed and not yet settled, at most.</param>
/// <param name="RowsPerRead">Rows taken from the inbox at once.</param>
/// <param name="RowsPerRoute">Rows handed to the router at once, at most.</param>
public sealed record WalkOptions(int Readers, int MostUnderWay = 256, int RowsPerRead = 64, int RowsPerRoute = 32)
{
    public static WalkOptions Default => new(Environment.ProcessorCount);
}
