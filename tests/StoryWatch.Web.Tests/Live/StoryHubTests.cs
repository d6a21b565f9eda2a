using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Testing.Hub;
using StoryWatch.Web.Live;

namespace StoryWatch.Web.Tests.Live;

public sealed class StoryHubTests : DeskTests
{
    [Fact]
    public async Task A_page_gets_what_it_missed_and_then_what_happens()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"));
        await using var page = await FollowAsync(1);

        (await page.NextEventsAsync(TimeLimit)).Select(message => message.Sequence).ShouldBe([2]);
        await Desk.TellAsync("s-1", Told.Shifted("x"));

        var live = (await page.NextEventsAsync(TimeLimit)).Single();
        (live.Name, live.Sequence, live.Story, live.Version).ShouldBe(("story.position-shifted.v1", 3, "s-1", 3));
        live.Data.GetProperty("shift").GetProperty("before").GetProperty("evidence").GetProperty("text").GetString().ShouldBe("ready to talk");
    }

    [Fact]
    public async Task Pages_that_come_in_the_middle_of_a_stream_get_every_event_once_and_in_order()
    {
        const int Events = 200;
        var telling = Task.Run(() => TellOneByOneAsync(Events), TimeLimit);

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var page = await FollowAsync(0);
            return await ReadUntilAsync(page, Events);
        }));

        await telling;
        foreach (var got in pages)
            got.ShouldBe(Enumerable.Range(1, Events).Select(number => (long)number));
    }

    [Fact]
    public async Task A_page_that_is_cut_off_again_and_again_misses_nothing_and_gets_nothing_twice()
    {
        const int Events = 120;
        var telling = Task.Run(() => TellOneByOneAsync(Events), TimeLimit);

        var got = new List<long>();
        while (got.Count == 0 || got[^1] < Events)
        {
            await using var page = await FollowAsync(got.LastOrDefault());
            got.AddRange((await page.NextEventsAsync(TimeLimit)).Select(message => message.Sequence));
        }

        await telling;
        got.ShouldBe(Enumerable.Range(1, Events).Select(number => (long)number));
    }

    [Fact]
    public async Task What_the_bus_brings_twice_or_skips_reaches_the_page_once_and_whole()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"));
        await using var page = await FollowAsync(0);
        (await page.NextEventsAsync(TimeLimit)).Single().Sequence.ShouldBe(1);

        await AppendAsync(2, 3, 4);
        var messages = await Desk.ProjectAsync();
        foreach (var message in new[] { messages[1], messages[0], messages[1], messages[2], messages[2] })
            await Desk.Get<IEventSubscriber>().ReceiveAsync(message, TimeLimit);

        (await ReadUntilAsync(page, 4)).ShouldBe([2, 3, 4]);
    }

    [Fact]
    public async Task Nothing_is_told_before_it_can_be_read()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"));
        await AppendAsync(2);
        await using var page = await FollowAsync(0);

        (await page.NextEventsAsync(TimeLimit)).Select(message => message.Sequence).ShouldBe([1]);
        await Desk.AnnounceAsync();
        (await page.NextEventsAsync(TimeLimit)).Select(message => message.Sequence).ShouldBe([2]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 2)]
    [InlineData(0, -1)]
    public async Task A_page_of_another_journal_or_of_no_place_in_it_is_asked_for_a_snapshot(long otherEpoch, long sequence)
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"));
        var epoch = await EpochAsync();
        await using var page = await Desk.ConnectAsync(TimeLimit);

        await page.FollowAsync(epoch + otherEpoch, sequence, TimeLimit);

        (await page.Messages.ReadAsync(TimeLimit)).ShouldBe(new SnapshotWanted(epoch, 1));
    }

    [Fact]
    public async Task A_page_too_far_behind_is_asked_for_a_snapshot()
    {
        await Desk.TellAsync("s-1", [Told.Opened("Talks"), .. Enumerable.Range(0, Follower.MostBehind + 1).Select(number => Told.Added($"a-{number}"))]);

        await using var page = await FollowAsync(1);
        HubMessage message;
        do
            message = await page.Messages.ReadAsync(TimeLimit);
        while (message is StatusCame);

        message.ShouldBe(new SnapshotWanted(await EpochAsync(), Follower.MostBehind + 2));
    }

    [Fact]
    public async Task A_second_call_takes_the_place_of_the_first()
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"), Told.Added("a"));
        await using var page = await FollowAsync(2);
        await page.FollowAsync(await EpochAsync(), 0, TimeLimit);
        (await page.NextEventsAsync(TimeLimit)).Count.ShouldBe(2);

        await Desk.TellAsync("s-1", Told.Added("b"));
        await Desk.TellAsync("s-1", Told.Added("c"));

        (await ReadUntilAsync(page, 4)).ShouldBe([3, 4]);
    }

    private async Task TellOneByOneAsync(int events)
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"));
        for (var number = 2; number <= events; number++)
            await Desk.TellAsync("s-1", Told.Added($"a-{number}"));
    }

    private static async Task<List<long>> ReadUntilAsync(HubClient page, long last, CancellationToken cancellationToken)
    {
        var got = new List<long>();
        while (got.Count == 0 || got[^1] < last)
            got.AddRange((await page.NextEventsAsync(cancellationToken)).Select(message => message.Sequence));
        return got;
    }

    private Task<List<long>> ReadUntilAsync(HubClient page, long last) => ReadUntilAsync(page, last, TimeLimit);

    private async Task<HubClient> FollowAsync(long sequence)
    {
        var page = await Desk.ConnectAsync(TimeLimit);
        await page.FollowAsync(await EpochAsync(), sequence, TimeLimit);
        return page;
    }

    private async Task<long> EpochAsync() => (await Desk.Get<IReadModels>().PositionAsync(TimeLimit)).Epoch;

    private async Task AppendAsync(params int[] versions)
    {
        foreach (var version in versions)
            await Desk.Get<IJournal>().AppendAsync(new(new("s-1"), version - 1, [Told.Added($"a-{version}")], null), TimeLimit);
    }
}
