using StoryWatch.Demo;
using StoryWatch.Feeds.Archives;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Replay.Sessions;

namespace StoryWatch.Composition.Replays;

/// <summary>
/// The demo's archive, and the files of one folder: <c>*.jsonl</c> and <c>*.jsonl.gz</c>. A name is compared with what the folder lists and never
/// joined to a path, and links are not followed, so that no name leads out of it. What is expected of NAME.jsonl is in NAME.expectations.json.
/// </summary>
internal sealed class ArchiveFolder(DirectoryInfo folder) : IArchives
{
    /// <summary>The name of the archive that comes with the program.</summary>
    public const string Demo = "demo";

    private const long MostExpectationBytes = 4 * 1024 * 1024;

    private static readonly string[] Endings = [".jsonl", ".jsonl.gz"];

    public IReadOnlyList<ArchiveInfo> List()
    {
        using var demo = DemoArchive.Open();
        return [new(Demo, demo.Length, true), .. Files().OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new ArchiveInfo(file.Name, file.Length, false))];
    }

    public IAsyncEnumerable<ArticleLine>? Read(string name, TimeProvider clock, CancellationToken cancellationToken) =>
        name == Demo ? ReadDemoAsync(clock, cancellationToken)
        : Files().FirstOrDefault(file => file.Name == name) is { } found ? ArchiveFile.ReadAsync(found.FullName, clock, cancellationToken)
        : null;

    public async Task<byte[]?> ExpectationsAsync(string name, CancellationToken cancellationToken)
    {
        if (name == Demo)
            return DemoArchive.Expectations();
        if (Files().All(file => file.Name != name))
            return null;
        var wanted = $"{Endings.Where(name.EndsWith).Select(ending => name[..^ending.Length]).First()}.expectations.json";
        var expected = folder.EnumerateFiles().FirstOrDefault(file => file.Name == wanted && IsPlain(file) && file.Length <= MostExpectationBytes);
        return expected is null ? null : await File.ReadAllBytesAsync(expected.FullName, cancellationToken);
    }

    private static async IAsyncEnumerable<ArticleLine> ReadDemoAsync(
        TimeProvider clock, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var archive = DemoArchive.Open();
        await foreach (var line in ArticleLines.ReadAsync(archive, clock, cancellationToken))
            yield return line;
    }

    private IEnumerable<FileInfo> Files()
    {
        folder.Refresh();
        return folder.Exists ? folder.EnumerateFiles().Where(file => Endings.Any(file.Name.EndsWith) && IsPlain(file)) : [];
    }

    private static bool IsPlain(FileInfo file) => file.LinkTarget is null && !file.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
