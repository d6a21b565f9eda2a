using System.Runtime.InteropServices;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Relay;

/// <summary>Cuts messages into batches that a broker takes at once, since the text that events quote differs by much.</summary>
internal static class MessageBatches
{
    /// <summary>Bytes of <see cref="StoryEventMessage.Data"/> in one batch; a message larger than that is one by itself.</summary>
    public const int MostBytes = 1024 * 1024;

    public static IEnumerable<IReadOnlyList<StoryEventMessage>> Of(IReadOnlyList<JournalEntry> entries)
    {
        var batch = new List<StoryEventMessage>();
        var bytes = 0;
        foreach (var entry in entries)
        {
            var message = entry.ToMessage();
            var size = JsonMarshal.GetRawUtf8Value(message.Data).Length;
            if (batch.Count > 0 && bytes + size > MostBytes)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(message);
            bytes += size;
        }

        yield return batch;
    }
}
