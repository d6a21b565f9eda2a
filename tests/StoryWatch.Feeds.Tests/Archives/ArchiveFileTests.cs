using System.IO.Compression;
using System.Text;
using StoryWatch.Feeds.Archives;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Feeds.Tests.Archives;

public sealed class ArchiveFileTests : IDisposable
{
    private const string Lines = "{\"id\":\"a-1\",\"text\":\"one\"}\nbroken\n{\"id\":\"a-2\",\"text\":\"two\"}\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_plain_archive_is_read_line_by_line_and_a_line_at_fault_is_told() =>
        (await ReadAsync(Encoding.UTF8.GetBytes(Lines))).ShouldBe([(1, "a-1"), (2, null), (3, "a-2")]);

    [Fact]
    public async Task A_gzip_archive_is_known_by_its_bytes()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Lines));

        (await ReadAsync(packed.ToArray())).ShouldBe([(1, "a-1"), (2, null), (3, "a-2")]);
    }

    [Fact]
    public async Task An_empty_file_holds_no_article() => (await ReadAsync([])).ShouldBeEmpty();

    [Fact]
    public async Task A_damaged_gzip_archive_is_an_error() => await Should.ThrowAsync<InvalidDataException>(ReadAsync([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF]));

    private async Task<List<(int, string?)>> ReadAsync(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "archive");
        await File.WriteAllBytesAsync(path, bytes);
        var lines = new List<ArticleLine>();
        await foreach (var line in ArchiveFile.ReadAsync(path, TimeProvider.System, default))
            lines.Add(line);
        return [.. lines.Select(line => (line.Number, line.Article?.Id))];
    }
}
