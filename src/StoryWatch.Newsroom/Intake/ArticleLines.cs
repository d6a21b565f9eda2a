using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace StoryWatch.Newsroom.Intake;

/// <summary>Reads JSON Lines: one article a line, blank lines passed over, a line at fault told with its number, the rest goes on.</summary>
public static class ArticleLines
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Streams a file or body of any length; holds one line at a time and leaves the stream open.</summary>
    public static async IAsyncEnumerable<ArticleLine> ReadAsync(
        Stream stream, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var number = 0;
        var searched = 0L;
        var skipping = false;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = read.Buffer;
            while (TryTakeLine(ref buffer, ref searched, read.IsCompleted, out var line))
            {
                if (skipping)
                {
                    skipping = false;
                    continue;
                }

                number++;
                if (Trim(line, number) is { Length: > 0 } json)
                    yield return ArticleRecord.Read(number, json, clock.GetUtcNow());
            }

            // A line without end must not fill the memory: tell it now and pass over the rest of it.
            if (buffer.Length > ArticleLimits.RecordBytes)
            {
                if (!skipping)
                    yield return new ArticleLine(++number, null, new ArticleFault(null, $"is longer than {ArticleLimits.RecordBytes} bytes"));
                skipping = true;
                searched = 0;
                buffer = buffer.Slice(buffer.End);
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                break;
        }

        await pipe.CompleteAsync().ConfigureAwait(false);
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, ref long searched, bool isLast, out ReadOnlySequence<byte> line)
    {
        if (buffer.Slice(searched).PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            searched = 0;
            return true;
        }

        line = buffer;
        searched = buffer.Length;
        if (!isLast || buffer.IsEmpty)
            return false;
        buffer = buffer.Slice(buffer.End);
        searched = 0;
        return true;
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlySequence<byte> line, int number)
    {
        var bytes = line.ToArray().AsMemory();
        if (number == 1 && bytes.Span.StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        return bytes.Trim(" \t\r"u8);
    }
}
