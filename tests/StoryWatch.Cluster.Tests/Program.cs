using StoryWatch.Cluster.Tests.Drills;
using StoryWatch.Cluster.Tests.Measures;

return args switch
{
    ["drill", .. var names] => await LongDrills.RunAsync(names),
    ["measure", .. var what] => await Measurement.RunAsync(what),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run --project tests/StoryWatch.Cluster.Tests -c Release --
          drill [silo|gateway|broker|database|rolling|versions PROGRAM]   each drill in its long form; recovery times
          measure throughput FILE | compare FILE | memory [STORIES]       figures for docs/operations.md
        The same drills in short are tests: dotnet test -c Cluster.
        """);
    return 1;
}
