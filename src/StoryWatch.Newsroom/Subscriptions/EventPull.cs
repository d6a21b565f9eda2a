using System.Globalization;
using System.Text.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Reads the journal by cursor, in the words of webhooks.</summary>
public sealed class EventPull(IJournal journal, IReadModels models, TimeProvider clock)
{
    private const string Latest = "latest";
    private const string Receiver = "pull";

    // A filter that fits nothing must not read the whole journal in one request.
    private const int MostScanned = 5000;
    private const int Batch = 256;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    /// <summary>Reads a cursor: nothing is the beginning; a null position is the end.</summary>
    public static bool TryRead(string? text, out JournalPosition? cursor)
    {
        cursor = string.IsNullOrEmpty(text) ? new JournalPosition(0, 0) : null;
        if (string.IsNullOrEmpty(text) || text == Latest)
            return true;
        var parts = text.Split('-');
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return false;
        cursor = new JournalPosition(epoch, sequence);
        return true;
    }

    /// <param name="wait">How long to wait for an event where there is none yet.</param>
    /// <returns>Null where the cursor is of another journal.</returns>
    public async Task<EventPage?> ReadAsync(
        JournalPosition? cursor, SubscriptionFilter filter, int take, TimeSpan wait, CancellationToken cancellationToken)
    {
        var head = await models.PositionAsync(cancellationToken).ConfigureAwait(false);
        var from = cursor ?? head;
        if ((from.Epoch != 0 && from.Epoch != head.Epoch) || from.Sequence > head.Sequence)
            return null;
        var started = clock.GetTimestamp();
        while (head.Sequence <= from.Sequence && clock.GetElapsedTime(started) < wait)
        {
            await Task.Delay(LookAgain, clock, cancellationToken).ConfigureAwait(false);
            head = await models.PositionAsync(cancellationToken).ConfigureAwait(false);
        }

        return await ReadAsync(from.Sequence, head, filter, take, cancellationToken).ConfigureAwait(false);
    }

    private async Task<EventPage> ReadAsync(long after, JournalPosition head, SubscriptionFilter filter, int take, CancellationToken cancellationToken)
    {
        var memories = new StoryMemories(journal);
        var events = new List<EventEnvelope>();
        var last = Math.Min(head.Sequence, after + MostScanned);
        while (after < last && events.Count < take)
        {
            var entries = await journal.ReadAsync(after, Batch, cancellationToken).ConfigureAwait(false);
            if (entries.Count == 0)
                break;
            foreach (var message in entries.TakeWhile(entry => entry.Position.Sequence <= last && events.Count < take).Select(entry => entry.ToMessage()))
            {
                var facts = await memories.TakeAsync(message, cancellationToken).ConfigureAwait(false);
                if (filter.Takes(facts))
                    events.Add(ToEnvelope(facts));
                after = message.Sequence;
            }
        }

        return new(events, string.Create(CultureInfo.InvariantCulture, $"{head.Epoch}-{after}"), after < head.Sequence);
    }

    private static EventEnvelope ToEnvelope(EventFacts facts)
    {
        var id = EventEnvelopes.IdOf(facts.Message, Receiver);
        var envelope = EventEnvelopes.Of(facts, id, chat: false);
        EventEnvelopes.ToBytes(envelope);
        return new(id, facts.Message.Name, facts.Message.At, null, JsonSerializer.SerializeToElement(envelope["data"], StoryEventCodec.Json));
    }
}
