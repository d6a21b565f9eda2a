using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing.InMemory;
using StoryWatch.Web.Live;

namespace StoryWatch.Web.Tests.Live;

public sealed class LiveTailTests
{
    private readonly InMemoryStore _journal = new();

    [Fact]
    public async Task It_keeps_the_newest_events_and_says_where_it_does_not_reach_back()
    {
        using var tail = new LiveTail(_journal);
        foreach (var entry in await AppendAsync(10_000))
            await tail.ReceiveAsync(entry.ToMessage(), CancellationToken.None);

        tail.After(0, 10).Events.ShouldBeNull();
        tail.After(9_990, 5).Events!.Select(message => message.Sequence).ShouldBe([9_991, 9_992, 9_993, 9_994, 9_995]);
        tail.After(10_000, 5).Events!.ShouldBeEmpty();
        tail.After(9_000, 5000).Events!.Count.ShouldBe(1000);
    }

    [Fact]
    public async Task A_hole_on_the_bus_is_filled_from_the_journal()
    {
        using var tail = new LiveTail(_journal);
        var entries = await AppendAsync(20);
        await tail.ReceiveAsync(entries[0].ToMessage(), CancellationToken.None);
        await tail.ReceiveAsync(entries[19].ToMessage(), CancellationToken.None);

        tail.After(0, 100).Events!.Select(message => message.Sequence).ShouldBe(Enumerable.Range(1, 20).Select(number => (long)number));
    }

    [Fact]
    public async Task A_waiting_page_is_woken_by_the_next_event_and_not_by_an_old_one()
    {
        using var tail = new LiveTail(_journal);
        var entries = await AppendAsync(2);
        await tail.ReceiveAsync(entries[0].ToMessage(), CancellationToken.None);
        var moved = tail.MovedPastAsync(1);

        await tail.ReceiveAsync(entries[0].ToMessage(), CancellationToken.None);
        moved.IsCompleted.ShouldBeFalse();
        await tail.ReceiveAsync(entries[1].ToMessage(), CancellationToken.None);

        await moved.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private async Task<IReadOnlyList<JournalEntry>> AppendAsync(int count)
    {
        var events = Enumerable.Range(1, count).Select(StoryEvent (number) => Told.Added($"a-{number}")).ToList();
        await _journal.AppendAsync(new Append(new StoryId("s-1"), 0, events, null), CancellationToken.None);
        return await _journal.ReadAsync(0, count, CancellationToken.None);
    }
}
