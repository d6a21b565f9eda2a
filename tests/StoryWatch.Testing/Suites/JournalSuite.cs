using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing.Servers;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Testing.Suites;

/// <summary>What every journal does.</summary>
public abstract class JournalSuite : StoreSuite
{
    private static readonly StoryId Talks = new("s-talks");

    [ServerFact]
    public async Task A_new_journal_is_empty_and_has_an_epoch_that_JavaScript_can_keep()
    {
        var head = await Store.Journal.HeadAsync(Limit);

        head.Sequence.ShouldBe(0);
        head.Epoch.ShouldBeInRange(1, (1L << 53) - 1);
        (await Store.Journal.LoadAsync(Talks, Limit)).ShouldBeEmpty();
        (await Store.Journal.ReadAsync(0, 10, Limit)).ShouldBeEmpty();
    }

    [ServerFact]
    public async Task What_is_appended_is_loaded_as_it_was()
    {
        StoryEvent[] events = [Opened(), Added("a-1"), Shifted("h-1")];

        (await Store.Journal.AppendAsync("s-talks", 0, events)).ShouldBe(AppendResult.Appended);

        (await Store.Journal.LoadAsync(Talks, Limit)).ShouldBe(events);
    }

    [ServerFact]
    public async Task Sequences_rise_over_all_stories_and_versions_within_each()
    {
        await Store.Journal.AppendAsync("s-talks", 0, Opened(), Added("a-1"));
        await Store.Journal.AppendAsync("s-grain", 0, Opened("Grain"));
        await Store.Journal.AppendAsync("s-talks", 2, Added("a-2"));

        var entries = await Store.Journal.ReadAsync(0, 10, Limit);

        entries.Select(entry => (entry.Position.Sequence, entry.Story.Value, entry.Version)).ShouldBe(
            [(1L, "s-talks", 1), (2L, "s-talks", 2), (3L, "s-grain", 1), (4L, "s-talks", 3)]);
        (await Store.Journal.HeadAsync(Limit)).ShouldBe(entries[^1].Position);
    }

    [ServerFact]
    public async Task Reading_goes_on_after_a_sequence_and_stops_at_a_maximum()
    {
        await Store.Journal.AppendAsync("s-talks", 0, Opened(), Added("a-1"), Added("a-2"));
        await Store.Journal.AppendAsync("s-grain", 0, Opened("Grain"), Added("g-1"));

        (await Store.Journal.ReadAsync(1, 2, Limit)).Select(entry => entry.Position.Sequence).ShouldBe([2L, 3L]);
        (await Store.Journal.ReadStoryAsync(new StoryId("s-grain"), 4, 10, Limit)).Select(entry => entry.Position.Sequence).ShouldBe([5L]);
        (await Store.Journal.ReadStoryAsync(Talks, 0, 2, Limit)).Select(entry => entry.Version).ShouldBe([1, 2]);
    }

    [ServerFact]
    public async Task An_append_to_another_version_conflicts_and_writes_nothing()
    {
        await Store.Journal.AppendAsync("s-talks", 0, Opened());

        (await Store.Journal.AppendAsync("s-talks", 0, Added("a-1"))).ShouldBe(AppendResult.VersionConflict);
        (await Store.Journal.AppendAsync("s-talks", 2, Added("a-1"))).ShouldBe(AppendResult.VersionConflict);

        (await Store.Journal.ReadAsync(0, 10, Limit)).Count.ShouldBe(1);
    }

    [ServerFact]
    public async Task Events_and_the_settlement_of_their_inbox_row_come_together()
    {
        var receipt = (await Store.Inbox.AcceptAsync([Text("a-1")], Limit)).Single();
        var settlement = new Settlement(receipt.Sequence, Talks, "d-1", "a-0", "group-1");

        (await Store.Journal.AppendAsync(new Append(Talks, 0, [Opened(), Added("a-1")], settlement), Limit)).ShouldBe(AppendResult.Appended);

        (await Store.Inbox.ReadAsync(0, 10, Limit)).Single().Settled.ShouldBe(settlement);
        (await Store.Inbox.CountAsync(Limit)).ShouldBe(new InboxCounts(1, 0));
    }

    [ServerFact]
    public async Task A_row_is_settled_once_and_the_second_append_writes_nothing()
    {
        var receipt = (await Store.Inbox.AcceptAsync([Text("a-1")], Limit)).Single();
        var first = new Append(Talks, 0, [Opened()], new Settlement(receipt.Sequence, Talks, "d-1", null, "group-1"));
        await Store.Journal.AppendAsync(first, Limit);
        var grain = new StoryId("s-grain");

        var second = await Store.Journal.AppendAsync(
            new Append(grain, 0, [Opened("Grain")], new Settlement(receipt.Sequence, grain, "d-9", null, "group-9")), Limit);

        second.ShouldBe(AppendResult.AlreadySettled);
        (await Store.Journal.AppendAsync(first, Limit)).ShouldBe(AppendResult.AlreadySettled);
        (await Store.Journal.LoadAsync(grain, Limit)).ShouldBeEmpty();
        (await Store.Inbox.ReadAsync(0, 10, Limit)).Single().Settled!.Story.ShouldBe(Talks);
    }

    [ServerFact]
    public async Task A_conflicting_append_leaves_its_row_unsettled()
    {
        var receipt = (await Store.Inbox.AcceptAsync([Text("a-1")], Limit)).Single();
        await Store.Journal.AppendAsync("s-talks", 0, Opened());

        var result = await Store.Journal.AppendAsync(
            new Append(Talks, 0, [Opened()], new Settlement(receipt.Sequence, Talks, "d-1", null, "group-1")), Limit);

        result.ShouldBe(AppendResult.VersionConflict);
        (await Store.Inbox.ReadAsync(0, 10, Limit)).Single().Settled.ShouldBeNull();
    }

    [ServerFact]
    public async Task A_row_that_goes_to_no_story_is_settled_alone()
    {
        var receipt = (await Store.Inbox.AcceptAsync([Text("a-1")], Limit)).Single();
        var settlement = Settlement.ToNoStory(receipt.Sequence);

        (await Store.Journal.AppendAsync(new Append(default, 0, [], settlement), Limit)).ShouldBe(AppendResult.Appended);

        (await Store.Inbox.ReadAsync(0, 10, Limit)).Single().Settled.ShouldBe(settlement);
        (await Store.Journal.HeadAsync(Limit)).Sequence.ShouldBe(0);
    }

    [ServerFact]
    public async Task Of_many_writers_that_race_for_a_version_one_wins_and_the_others_learn_it()
    {
        var another = await AnotherAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            (i % 2 == 0 ? Store : another).Journal.AppendAsync("s-talks", 0, Opened($"Title {i}"))));

        results.Count(result => result == AppendResult.Appended).ShouldBe(1);
        results.Count(result => result == AppendResult.VersionConflict).ShouldBe(19);
        (await Store.Journal.LoadAsync(Talks, Limit)).Count.ShouldBe(1);
    }

    [ServerFact]
    public async Task A_reader_that_follows_concurrent_writers_sees_every_entry_once_and_in_order()
    {
        const int Writers = 8, Appends = 40;
        var another = await AnotherAsync();
        var reading = FollowAsync(Store.Journal, Writers * Appends * 2);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Appends; i++)
                (await (writer % 2 == 0 ? Store : another).Journal.AppendAsync($"s-{writer}", 2 * i, Added($"a-{i}"), Added($"b-{i}")))
                    .ShouldBe(AppendResult.Appended);
        })));

        var seen = await reading;
        seen.Select(entry => entry.Position.Sequence).ShouldBe(Enumerable.Range(1, seen.Count).Select(sequence => (long)sequence));
        foreach (var story in seen.GroupBy(entry => entry.Story))
            story.Select(entry => entry.Version).ShouldBe(Enumerable.Range(1, 2 * Appends));
    }

    [ServerFact]
    public async Task A_waiter_is_woken_by_an_append()
    {
        await Store.Journal.AppendAsync("s-talks", 0, Opened());
        var followed = FollowAsync(Store.Journal, 2);

        await (await AnotherAsync()).Journal.AppendAsync("s-talks", 1, Added("a-1"));

        (await followed).Count.ShouldBe(2);
    }

    [ServerFact]
    public async Task A_wait_for_what_is_there_already_is_none() =>
        (await FollowAfterAsync(1)).ShouldBeTrue();

    [ServerFact]
    public async Task A_wait_ends_when_it_is_canceled()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = Task.Run(async () =>
        {
            while (true)
                await Store.Journal.WaitAsync(0, stopping.Token);
        });

        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeLimit));
    }

    private async Task<bool> FollowAfterAsync(int events)
    {
        await Store.Journal.AppendAsync("s-talks", 0, Opened());
        await Store.Journal.WaitAsync(events - 1, Limit);
        return (await Store.Journal.ReadAsync(events - 1, 1, Limit)).Count == 1;
    }

    private async Task<List<JournalEntry>> FollowAsync(IJournal journal, int count)
    {
        var seen = new List<JournalEntry>();
        while (seen.Count < count)
        {
            var last = seen.Count == 0 ? 0 : seen[^1].Position.Sequence;
            await journal.WaitAsync(last, Limit);
            seen.AddRange(await journal.ReadAsync(last, 7, Limit));
        }

        return seen;
    }
}
