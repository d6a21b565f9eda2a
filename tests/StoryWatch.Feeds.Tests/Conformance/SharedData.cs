using System.Runtime.CompilerServices;

namespace StoryWatch.Feeds.Tests.Conformance;

/// <summary>
/// Public conformance suites that lie beside the repository and are no part of it: where STORYWATCH_SHARED says, else in ../shared. Tests of them
/// are skipped where they are not.
/// </summary>
internal static class SharedData
{
    public static readonly string Feeds = Path.Combine(
        Environment.GetEnvironmentVariable("STORYWATCH_SHARED") is { Length: > 0 } given ? given : Path.Combine(Repository(), "..", "shared"), "data", "feeds");

    public static bool Exists => Directory.Exists(Feeds);

    public static string PathOf(params string[] parts) => Path.GetFullPath(Path.Combine([Feeds, .. parts]));

    private static string Repository([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..");
}

/// <summary>A test of a public suite.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (!SharedData.Exists)
            Skip = $"{SharedData.Feeds} is not there";
    }
}
