namespace StoryWatch.Demo;

/// <summary>The archive that <c>storywatch demo</c> replays, inside the program so that it needs no file. See README.md beside it.</summary>
internal static class DemoArchive
{
    private const string Resource = "StoryWatch.Demo.archive.jsonl";

    private const string ExpectationsResource = "StoryWatch.Demo.expectations.json";

    /// <summary>Opens it: article records, one a line, in the order of their publication. The caller closes it.</summary>
    public static Stream Open() => Open(Resource);

    /// <summary>What is expected of its replay: a file of expectations.</summary>
    public static byte[] Expectations()
    {
        using var stream = Open(ExpectationsResource);
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }

    private static Stream Open(string resource) =>
        typeof(DemoArchive).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without its resource {resource}.");
}
