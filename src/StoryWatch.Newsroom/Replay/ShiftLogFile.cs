using System.Text.Json;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Replay;

/// <summary>Reads a shift log that a replay wrote.</summary>
public static class ShiftLogFile
{
    /// <exception cref="InvalidDataException">A line is no shift; tells the file and the line.</exception>
    public static async Task<IReadOnlyList<ShiftLogLine>> ReadAsync(string name, Stream stream, CancellationToken cancellationToken)
    {
        var log = new List<ShiftLogLine>();
        using var reader = new StreamReader(stream, leaveOpen: true);
        for (var number = 1; await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (line.Length > 0)
                log.Add(Parse(name, number, line));
        }

        return log;
    }

    private static ShiftLogLine Parse(string name, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ShiftLogLine>(line, StoryEventCodec.Json) is { Actor: not null, Evidence: not null } read
                ? read
                : throw new InvalidDataException($"{name}:{number}: this is no line of a shift log.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{name}:{number}: this is no line of a shift log: {fault.Message}", fault);
        }
    }
}
