using System.IO.Compression;

namespace StoryWatch.Feeds.Polling;

/// <summary>Reads an answer's body, unpacked, up to a limit that holds for what comes and for what it unpacks to.</summary>
internal static class FetchBody
{
    /// <exception cref="BodyTooLargeException">It is larger.</exception>
    /// <exception cref="InvalidDataException">It is packed and damaged, or packed in a way that was not asked for.</exception>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > limit)
            throw new BodyTooLargeException(limit);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // The last coding was put on last.
            Stream body = new CountedStream(stream, limit);
            foreach (var coding in response.Content.Headers.ContentEncoding.Reverse())
                body = Unpack(body, coding);
            await using (body.ConfigureAwait(false))
                return await ReadAsync(body, limit, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Stream Unpack(Stream packed, string coding) => coding.Trim().ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
        "br" => new BrotliStream(packed, CompressionMode.Decompress),
        "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
        "identity" or "" => packed,
        var other => throw new InvalidDataException($"The body is packed as '{other}', which was not asked for."),
    };

    private static async Task<byte[]> ReadAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (whole.Length + read > limit)
                throw new BodyTooLargeException(limit);
            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }

    /// <summary>Counts what comes off the wire.</summary>
    private sealed class CountedStream(Stream inner, int limit) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return (_read += read) > limit ? throw new BodyTooLargeException(limit) : read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>A body is larger than what is taken.</summary>
internal sealed class BodyTooLargeException(int limit) : Exception($"is larger than {limit} bytes unpacked, or does not end");
