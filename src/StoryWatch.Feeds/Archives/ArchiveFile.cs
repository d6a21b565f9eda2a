using System.IO.Compression;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Feeds.Archives;

/// <summary>An archive of article records in JSON Lines, plain or gzip: told apart by the first bytes, not by the name.</summary>
public static class ArchiveFile
{
    /// <summary>The articles of a file, and its lines at fault, in order; reads as they are asked for.</summary>
    /// <param name="clock">Says when an article was received whose record does not say.</param>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="InvalidDataException">It is gzip and damaged.</exception>
    public static async IAsyncEnumerable<ArticleLine> ReadAsync(
        string path, TimeProvider clock, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = Open(path);
        await foreach (var line in ArticleLines.ReadAsync(stream, clock, cancellationToken).ConfigureAwait(false))
            yield return line;
    }

    /// <summary>The bytes of a file, unpacked where it is gzip.</summary>
    public static Stream Open(string path)
    {
        var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 64 * 1024 });
        try
        {
            Span<byte> head = stackalloc byte[2];
            var isGzip = file.CanSeek && file.ReadAtLeast(head, 2, throwOnEndOfStream: false) == 2 && head is [0x1F, 0x8B];
            if (file.CanSeek)
                file.Position = 0;
            return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
