using System.Text.Json;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Replay;

/// <summary>
/// All shifts of a journal in an order that the inbox alone gives: by the row of their article, then as their story tells them. Stories
/// append side by side, so that the journal's own order differs from run to run.
/// </summary>
public sealed class ShiftLog(IInbox inbox, IJournal journal)
{
    private const int Batch = 500;

    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<ShiftLogLine>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await ReadRowsAsync(cancellationToken).ConfigureAwait(false);
        var told = await ReadShiftsAsync(cancellationToken).ConfigureAwait(false);
        return [.. told
            .OrderBy(one => rows[(one.Shift.After.Article.Id, one.Shift.After.Article.Revision)])
            .ThenBy(one => one.Story.Value, StringComparer.Ordinal)
            .ThenBy(one => one.Version)
            .Select((one, index) => ToLine(one, index + 1))];
    }

    /// <summary>Writes one line a shift, in UTF-8.</summary>
    /// <returns>How many shifts.</returns>
    public async Task<int> WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var lines = await ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var line in lines)
        {
            await JsonSerializer.SerializeAsync(stream, line, StoryEventCodec.Json, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return lines.Count;
    }

    private async Task<Dictionary<(string Article, int Revision), long>> ReadRowsAsync(CancellationToken cancellationToken)
    {
        var rows = new Dictionary<(string Article, int Revision), long>();
        for (var after = 0L; ;)
        {
            var batch = await inbox.ReadAsync(after, Batch, cancellationToken).ConfigureAwait(false);
            if (batch.Count == 0)
                return rows;
            foreach (var row in batch)
                rows[(row.Article.Id, row.Article.Revision)] = after = row.Sequence;
        }
    }

    private async Task<List<Told>> ReadShiftsAsync(CancellationToken cancellationToken)
    {
        var told = new List<Told>();
        for (var after = 0L; ;)
        {
            var batch = await journal.ReadAsync(after, Batch, cancellationToken).ConfigureAwait(false);
            if (batch.Count == 0)
                return told;
            foreach (var entry in batch)
            {
                after = entry.Position.Sequence;
                if (entry.Event is PositionShifted shifted)
                    told.Add(new Told(entry.Story, entry.Version, shifted.Shift, shifted.At));
                else if (entry.Event is ShiftCorroborated corroborated)
                    _sources[corroborated.ShiftId] = corroborated.Sources;
            }
        }
    }

    private ShiftLogLine ToLine(Told told, int sequence)
    {
        var shift = told.Shift;
        return new ShiftLogLine(
            sequence,
            told.At,
            told.Story.Value,
            shift.After.Article.Id,
            shift.Kind,
            shift.Actor,
            shift.Counterpart,
            shift.Issue,
            shift.From,
            shift.To,
            shift.Event.ToString().ToUpperInvariant(),
            shift.Severity,
            shift.Confidence,
            _sources.GetValueOrDefault(shift.Id, 1),
            shift.After.Evidence,
            shift.Before is { } before ? new PreviousStatement(before.Article.Id, before.Evidence) : null,
            shift.Id,
            shift.Why);
    }

    private sealed record Told(StoryId Story, int Version, Shift Shift, DateTimeOffset At);
}
