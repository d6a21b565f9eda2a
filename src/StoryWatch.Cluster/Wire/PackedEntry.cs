using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Cluster.Wire;

/// <summary>A journal entry on its way to the desk's grain: a merge, a split or the undoing of one.</summary>
[GenerateSerializer, Immutable, Alias("storywatch.journal-entry")]
internal sealed record PackedEntry(
    [property: Id(0)] long Epoch,
    [property: Id(1)] long Sequence,
    [property: Id(2)] string Story,
    [property: Id(3)] int Version,
    [property: Id(4)] string Name,
    [property: Id(5)] byte[] Data)
{
    public static PackedEntry From(JournalEntry entry) => new(
        entry.Position.Epoch,
        entry.Position.Sequence,
        entry.Story.Value,
        entry.Version,
        StoryEventCodec.NameOf(entry.Event),
        StoryEventCodec.Write(entry.Event));

    public JournalEntry ToEntry() =>
        new(new JournalPosition(Epoch, Sequence), new StoryId(Story), Version, StoryEventCodec.Read(Name, Data));
}
