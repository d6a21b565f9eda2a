namespace StoryWatch.Demo;

/// <summary>The archive that <c>storywatch demo</c> replays, inside the program so that it needs no file. See README.md beside it.</summary>
internal static class DemoArchive
{
    private const string Resource = "StoryWatch.Demo.archive.jsonl";

    /// <summary>Opens it: article records, one a line, in the order of their publication. The caller closes it.</summary>
    public static Stream Open() =>
        typeof(DemoArchive).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without its resource {Resource}.");
}
