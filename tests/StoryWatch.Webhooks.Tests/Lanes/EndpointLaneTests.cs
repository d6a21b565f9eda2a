using System.Net;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Webhooks.Tests.Lanes;

public sealed class EndpointLaneTests : IAsyncLifetime
{
    private const int Page = 1000;

    private LaneRig Rig { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Rig.DisposeAsync();

    [Fact]
    public async Task What_comes_during_the_first_load_waits_for_what_is_older_and_still_in_the_store()
    {
        Rig.Store.Add(Enumerable.Range(1, Page).Select(n => LaneRig.Pending(n, "s-long")));
        Rig.Store.Add(LaneRig.Pending(1001, "s-other"));
        await using var lane = Rig.Start();
        var first = await Rig.Store.Asked.ReadAsync(Rig.Limit);

        Rig.Store.Add(LaneRig.Pending(1002, "s-other"));
        lane.Offer(LaneRig.Pending(1002, "s-other"));
        Rig.Store.Open();
        first.SetResult();

        (await ReceiveAsync(Page + 2)).Where(sequence => sequence > Page).ShouldBe([1001, 1002]);
    }

    [Fact]
    public async Task What_comes_during_a_later_load_is_not_lost()
    {
        Rig.Store.Add(Enumerable.Range(1, Page).Select(n => LaneRig.Pending(n, "s-long")));
        await using var lane = Rig.Start();
        (await Rig.Store.Asked.ReadAsync(Rig.Limit)).SetResult();
        var second = await Rig.Store.Asked.ReadAsync(Rig.Limit);

        Rig.Store.Add(LaneRig.Pending(1001, "s-other"));
        lane.Offer(LaneRig.Pending(1001, "s-other"));
        Rig.Store.Open();
        second.SetResult();

        (await ReceiveAsync(Page + 1)).ShouldContain(1001);
    }

    [Fact]
    public async Task What_could_not_be_read_is_read_when_the_store_is_back()
    {
        Rig.Store.Add(LaneRig.Pending(1, "s-talks"));
        await using var lane = Rig.Start();
        (await Rig.Store.Asked.ReadAsync(Rig.Limit)).SetException(new IOException("The store is away."));

        Rig.Store.Open();

        (await Rig.WhileTimePassesAsync(Rig.Endpoint.Received.ReadAsync(Rig.Limit))).ShouldBe(1);
    }

    [Fact]
    public async Task A_lane_that_is_stopped_while_it_reads_ends_without_a_fault()
    {
        var lane = Rig.Start();
        await Rig.Store.Asked.ReadAsync(Rig.Limit);

        var ended = lane.DisposeAsync().AsTask();
        await Task.WhenAny(ended, Task.Delay(Timeout.Infinite, Rig.Limit));

        ended.Status.ShouldBe(TaskStatus.RanToCompletion);
    }

    [Fact]
    public async Task That_an_endpoint_is_gone_is_written_when_the_store_is_back()
    {
        Rig.Endpoint.Status = HttpStatusCode.Gone;
        Rig.Subscriptions.FailNext(2);
        Rig.Store.Open();
        Rig.Store.Add(LaneRig.Pending(1, "s-talks"));
        await using var lane = Rig.Start();

        var health = await Rig.WhileTimePassesAsync(Rig.Subscriptions.Written.ReadAsync(Rig.Limit));

        health.Disabled.ShouldBe("it answered 410 Gone");
        health.MissedAfter.ShouldBe(40);
    }

    [Fact]
    public async Task What_is_answered_to_a_replay_does_not_count_against_the_endpoint()
    {
        Rig.Endpoint.Status = HttpStatusCode.Gone;
        Rig.Store.Open();
        Rig.Store.Add(LaneRig.Pending(1, "r-1/s-talks"), LaneRig.Pending(2, "r-1/s-other"));
        await using var lane = Rig.Start(ofReplays: true);

        (await ReceiveAsync(2)).ShouldBe([1, 2]);

        lane.IsDisabled.ShouldBeFalse();
        Rig.Subscriptions.Written.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_replay_has_still_to_tell_is_not_tried_again_after_its_end()
    {
        Rig.Endpoint.Status = HttpStatusCode.InternalServerError;
        Rig.Store.Open();
        Rig.Store.Add(LaneRig.Pending(1, "r-1/s-talks"), LaneRig.Pending(2, "r-1/s-other"));
        await using var lane = Rig.Start(ofReplays: true);
        (await ReceiveAsync(2)).ShouldBe([1, 2]);

        await Rig.Store.CancelReplayAsync("r-1", Rig.Limit);
        Rig.Store.Add(LaneRig.Pending(3, "r-2/s-talks"));
        lane.Refresh(SampleSubscriptions.Webhook());

        (await ReceiveAsync(1)).ShouldBe([3]);
        (await Rig.WhileTimePassesAsync(Rig.Endpoint.Received.ReadAsync(Rig.Limit))).ShouldBe(3);
    }

    private async Task<IReadOnlyList<long>> ReceiveAsync(int count)
    {
        var received = new List<long>();
        while (received.Count < count)
            received.Add(await Rig.Endpoint.Received.ReadAsync(Rig.Limit));
        return received;
    }
}
