using System.Text.Json;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Commands;

/// <summary>Writes one JSON object a line to a file or stdout, in the names and words of the wire.</summary>
internal sealed class JsonLinesWriter : IAsyncDisposable
{
    private readonly Stream _stream;

    private JsonLinesWriter(Stream stream) => _stream = new BufferedStream(stream, 64 * 1024);

    /// <summary>Makes the file and its folder anew; stdout where there is none.</summary>
    public static JsonLinesWriter Open(FileInfo? file)
    {
        if (file is null)
            return new(Console.OpenStandardOutput());
        file.Directory?.Create();
        return new(file.Create());
    }

    public Stream Stream => _stream;

    public void Write<T>(T line)
    {
        JsonSerializer.Serialize(_stream, line, StoryEventCodec.Json);
        _stream.WriteByte((byte)'\n');
    }

    public Task FlushAsync(CancellationToken cancellationToken) => _stream.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
