namespace StoryWatch.Testing.Servers;

/// <summary>A Chromium that is installed; Playwright's own downloads are not relied upon.</summary>
public static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

    /// <summary>STORYWATCH_TEST_CHROMIUM where it is set.</summary>
    public static string? ExecutablePath { get; } =
        Environment.GetEnvironmentVariable("STORYWATCH_TEST_CHROMIUM") is { Length: > 0 } given ? given : Places.FirstOrDefault(File.Exists);

    public static string? Missing => ExecutablePath is null ? "Chromium is not installed (set STORYWATCH_TEST_CHROMIUM to its path)" : null;
}
