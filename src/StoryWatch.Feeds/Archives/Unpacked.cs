using System.IO.Compression;

namespace StoryWatch.Feeds.Archives;

/// <summary>Bytes that may be gzip, unpacked up to a limit: a small file may hold more than the memory.</summary>
internal static class Unpacked
{
    /// <exception cref="FeedFormatException">It is gzip and damaged, or holds more than <paramref name="most"/> bytes.</exception>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> bytes, int most)
    {
        if (!bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return bytes;
        using var gzip = new GZipStream(new MemoryStream(bytes.ToArray(), writable: false), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = gzip.Read(buffer)) > 0)
            {
                if (whole.Length + read > most)
                    throw new FeedFormatException($"is gzip and holds more than {most} bytes");
                whole.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException damaged)
        {
            throw new FeedFormatException($"is gzip and damaged: {damaged.Message}", damaged);
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }
}
