namespace StoryWatch.Cluster.Tests.Measures;

/// <summary>Figures for docs/operations.md.</summary>
internal static class Measurement
{
    public static async Task<int> RunAsync(string[] what)
    {
        switch (what)
        {
            case ["throughput", var file]:
                await Throughput.RunAsync(file);
                return 0;
            case ["compare", var file]:
                await Throughput.CompareAsync(file);
                return 0;
            case ["memory"]:
                await StoryMemory.RunAsync(100_000);
                return 0;
            case ["memory", var stories] when int.TryParse(stories, out var count) && count > 0:
                await StoryMemory.RunAsync(count);
                return 0;
            default:
                Console.Error.WriteLine("measure throughput FILE, measure compare FILE, or measure memory [STORIES]");
                return 1;
        }
    }
}
