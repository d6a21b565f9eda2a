using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Newsroom.Relay;

/// <summary>A journal entry as it leaves the house.</summary>
public static class JournalMessages
{
    public static StoryEventMessage ToMessage(this JournalEntry entry) => new(
        StoryEventCodec.NameOf(entry.Event),
        entry.Position.Epoch,
        entry.Position.Sequence,
        entry.Story.Value,
        entry.Version,
        entry.Event.At,
        StoryEventCodec.ToElement(entry.Event));
}
