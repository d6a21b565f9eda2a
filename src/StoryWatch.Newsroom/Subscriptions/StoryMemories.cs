using System.Collections.Immutable;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>The memories of the stories in hand, read from the journal where a story comes up anew.</summary>
public sealed class StoryMemories(IJournal journal)
{
    private const int Page = 256;
    private const int MostKept = 2000;

    private ImmutableDictionary<string, StoryMemory> _kept = ImmutableDictionary<string, StoryMemory>.Empty;

    /// <summary>A copy to go on with: kept by <see cref="Keep"/> where what was decided on it holds.</summary>
    public ImmutableDictionary<string, StoryMemory> Kept => _kept;

    public void Keep(ImmutableDictionary<string, StoryMemory> memories) =>
        _kept = memories.Count <= MostKept ? memories : memories.RemoveRange(memories.OrderBy(memory => memory.Value.Sequence).Take(MostKept / 2).Select(memory => memory.Key));

    /// <summary>The facts of the next message of the journal, kept in memory.</summary>
    public async Task<EventFacts> TakeAsync(StoryEventMessage message, CancellationToken cancellationToken)
    {
        var memory = _kept.GetValueOrDefault(message.Story) ?? await ReadAsync(message.Story, message.Sequence, cancellationToken).ConfigureAwait(false);
        var (facts, next) = memory.Take(message);
        Keep(_kept.SetItem(message.Story, next));
        return facts;
    }

    /// <summary>What a story's events before a sequence come to.</summary>
    public async Task<StoryMemory> ReadAsync(string story, long before, CancellationToken cancellationToken)
    {
        var memory = StoryMemory.Empty;
        while (true)
        {
            var entries = await journal.ReadStoryAsync(new StoryId(story), memory.Sequence, Page, cancellationToken).ConfigureAwait(false);
            foreach (var entry in entries.TakeWhile(entry => entry.Position.Sequence < before))
                memory = memory.Take(entry.ToMessage()).Next;
            if (entries.Count < Page || entries[^1].Position.Sequence >= before)
                return memory;
        }
    }
}
