using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Testing.Servers;
using static StoryWatch.Testing.Suites.SampleSubscriptions;

namespace StoryWatch.Testing.Suites;

/// <summary>What every store of deliveries does.</summary>
public abstract class DeliveriesSuite : StoreSuite
{
    private ISubscriptions Subscriptions => Store.Subscriptions!;

    private IDeliveries Deliveries => Store.Deliveries!;

    [ServerFact]
    public async Task Messages_come_back_in_order_and_byte_by_byte()
    {
        var written = await EnqueueAsync(2, To("wh1", 1), To("wh2", 1), To("wh1", 2, "s-2"));

        var pending = await (await AnotherAsync()).Deliveries!.PendingAsync("wh1", 10, Limit);

        pending.Select(delivery => delivery.Sequence).ShouldBe([written[0].Sequence, written[2].Sequence]);
        pending.Select(delivery => delivery.Message.Body.ToArray()).ShouldBe([Message(1).Body.ToArray(), Message(2).Body.ToArray()]);
        var first = pending[0];
        (first.Message with { Body = default }).ShouldBe(Message(1) with { Body = default });
        (first.Order, first.State, first.Attempts, first.Due, first.CreatedAt).ShouldBe(("s-1", DeliveryState.Pending, 0, Noon, Noon));
        (await Deliveries.PendingAsync("wh1", 1, Limit)).Count.ShouldBe(1);
    }

    [ServerFact]
    public async Task What_was_decided_on_a_mark_that_has_moved_is_not_written()
    {
        var book = await Subscriptions.LoadAsync(Limit);
        (await Deliveries.EnqueueAsync(Enqueue(book, 1, To("wh1", 1)), Limit)).ShouldNotBeNull();

        (await Deliveries.EnqueueAsync(Enqueue(book, 1, To("wh1", 2)), Limit)).ShouldBeNull();

        (await Subscriptions.LoadAsync(Limit)).Mark.ShouldBe(new JournalPosition(7, 1));
        (await Deliveries.PendingAsync("wh1", 10, Limit)).Count.ShouldBe(1);
    }

    [ServerFact]
    public async Task What_was_decided_on_a_subscription_that_has_changed_is_not_written()
    {
        var book = await Subscriptions.LoadAsync(Limit);
        await Subscriptions.AddAsync(Webhook(), Limit);

        (await Deliveries.EnqueueAsync(Enqueue(book, 1, To("wh1", 1)), Limit)).ShouldBeNull();

        (await Deliveries.PendingAsync("wh1", 10, Limit)).ShouldBeEmpty();
    }

    [ServerFact]
    public async Task Of_two_that_decide_at_once_one_writes()
    {
        var another = (await AnotherAsync()).Deliveries!;
        var book = await Subscriptions.LoadAsync(Limit);

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            (i % 2 == 0 ? Deliveries : another).EnqueueAsync(Enqueue(book, 1, To("wh1", 1)), Limit)));

        written.Count(one => one is not null).ShouldBe(1);
    }

    [ServerFact]
    public async Task A_message_that_is_there_by_id_is_not_written_again()
    {
        await EnqueueAsync(1, To("wh1", 1));

        var again = await Deliveries.EnqueueAsync(new(null, null, [To("wh1", 1), To("wh1", 2)], [], [], null, Noon), Limit);

        again!.Select(delivery => delivery.Message.Event).ShouldBe([2]);
    }

    [ServerFact]
    public async Task Tries_are_logged_and_their_messages_go_on()
    {
        await Subscriptions.AddAsync(Webhook(), Limit);
        var written = await EnqueueAsync(3, To("wh1", 1), To("wh1", 2), To("wh1", 3));
        await Deliveries.RecordAsync(
            [
                new("wh1", written[0].Sequence, 1, Noon, TimeSpan.FromMilliseconds(12), 204, null, null, DeliveryState.Delivered, null),
                new("wh1", written[1].Sequence, 1, Noon.AddSeconds(1), TimeSpan.FromSeconds(15), null, "no answer", null, DeliveryState.Pending, Noon.AddMinutes(5)),
                new("wh1", written[2].Sequence, 10, Noon.AddSeconds(2), TimeSpan.FromMilliseconds(3), 500, "500", "oops", DeliveryState.Dead, null),
            ],
            Limit);

        var pending = (await Deliveries.PendingAsync("wh1", 10, Limit)).ShouldHaveSingleItem();
        (pending.Message.Event, pending.Attempts, pending.Due).ShouldBe((2, 1, Noon.AddMinutes(5)));
        (await Deliveries.ListAsync("wh1", DeliveryState.Dead, null, 10, Limit)).Select(delivery => delivery.Message.Event).ShouldBe([3]);
        var attempts = await Deliveries.AttemptsAsync("wh1", null, 10, Limit);
        attempts.ShouldBe(
        [
            new(3, Message(3).Id, Message(3).Type, 10, Noon.AddSeconds(2), 3, 500, "500", "oops", "dead", null),
            new(2, Message(2).Id, Message(2).Type, 1, Noon.AddSeconds(1), 15_000, null, "no answer", null, "retry", Noon.AddMinutes(5)),
            new(1, Message(1).Id, Message(1).Type, 1, Noon, 12, 204, null, null, "delivered", null),
        ]);
        (await Deliveries.AttemptsAsync("wh1", 2, 10, Limit)).Select(attempt => attempt.Sequence).ShouldBe([1]);
        var counts = (await Deliveries.CountAsync(Limit))["wh1"];
        (counts.Pending, counts.Dead, counts.Last!.Sequence).ShouldBe((1, 1, 3));
    }

    [ServerFact]
    public async Task What_died_is_sent_again_by_hand_and_by_time()
    {
        var written = await EnqueueAsync(2, To("wh1", 1), To("wh1", 2));
        await Deliveries.RecordAsync(
            [.. written.Select(delivery => new Attempt("wh1", delivery.Sequence, 10, Noon, TimeSpan.Zero, 500, "500", null, DeliveryState.Dead, null))], Limit);

        (await Deliveries.ResendAsync("wh1", null, Noon.AddMinutes(1), Noon, Limit)).ShouldBe(0);
        (await Deliveries.ResendAsync("wh2", written[0].Sequence, null, Noon, Limit)).ShouldBe(0);
        (await Deliveries.ResendAsync("wh1", written[0].Sequence, null, Noon.AddHours(1), Limit)).ShouldBe(1);
        (await Deliveries.ResendAsync("wh1", null, Noon, Noon.AddHours(2), Limit)).ShouldBe(1);

        (await Deliveries.PendingAsync("wh1", 10, Limit)).Select(delivery => (delivery.Message.Event, delivery.Attempts, delivery.Due))
            .ShouldBe([(1, 0, Noon.AddHours(1)), (2, 0, Noon.AddHours(2))]);
    }

    [ServerFact]
    public async Task What_replays_tell_waits_apart_and_dies_with_its_replay_for_good()
    {
        await EnqueueAsync(2, Marked("r-1", 1), To("wh1", 1), Marked("r-10", 1), To("wh1", 2), Marked("r-1", 2));
        var version = await Subscriptions.VersionAsync(Limit);

        (await Deliveries.PendingAsync("wh1", 10, Limit)).Select(delivery => delivery.Message.Id).ShouldBe([Message(1).Id, Message(2).Id]);
        (await Deliveries.PendingOfReplaysAsync("wh1", 2, Limit)).Select(delivery => delivery.Message.Id)
            .ShouldBe([Marked("r-1", 1).Message.Id, Marked("r-10", 1).Message.Id]);
        (await Deliveries.CancelReplayAsync("r-1", Limit)).ShouldBe(2);

        (await Subscriptions.VersionAsync(Limit)).ShouldNotBe(version);
        (await Deliveries.PendingOfReplaysAsync("wh1", 10, Limit)).ShouldHaveSingleItem().Message.Id.ShouldBe(Marked("r-10", 1).Message.Id);
        (await Deliveries.PendingAsync("wh1", 10, Limit)).Count.ShouldBe(2);
        (await Deliveries.ListAsync("wh1", DeliveryState.Dead, null, 10, Limit)).Count.ShouldBe(2);
        (await Deliveries.ResendAsync("wh1", null, DateTimeOffset.UnixEpoch, Noon, Limit)).ShouldBe(0);
    }

    [ServerFact]
    public async Task An_endpoint_that_answers_again_has_its_messages_brought_forward()
    {
        var written = await EnqueueAsync(1, To("wh1", 1));
        await Deliveries.RecordAsync([new("wh1", written[0].Sequence, 1, Noon, TimeSpan.Zero, 500, "500", null, DeliveryState.Pending, Noon.AddDays(1))], Limit);

        await Deliveries.BringForwardAsync("wh1", Noon.AddHours(1), Limit);

        (await Deliveries.PendingAsync("wh1", 10, Limit)).Single().Due.ShouldBe(Noon.AddHours(1));
    }

    [ServerFact]
    public async Task What_is_old_is_forgotten_but_never_what_waits()
    {
        var written = await EnqueueAsync(2, To("wh1", 1), To("wh1", 2));
        await Deliveries.RecordAsync([new("wh1", written[0].Sequence, 1, Noon, TimeSpan.Zero, 204, null, null, DeliveryState.Delivered, null)], Limit);

        await Deliveries.PruneAsync(Noon, Limit);
        (await Deliveries.ListAsync("wh1", null, null, 10, Limit)).Count.ShouldBe(2);
        await Deliveries.PruneAsync(Noon.AddDays(1), Limit);

        (await Deliveries.ListAsync("wh1", null, null, 10, Limit)).Select(delivery => delivery.Message.Event).ShouldBe([2]);
        (await Deliveries.AttemptsAsync("wh1", null, 10, Limit)).ShouldBeEmpty();
    }

    private static NewDelivery Marked(string replay, long happened)
    {
        var live = To("wh1", happened);
        return live with { Message = live.Message with { Id = $"{ReplayMark.IdsOf(replay)}7_{happened}_wh1" }, Order = $"{replay}/{live.Order}" };
    }

    private async Task<IReadOnlyList<Delivery>> EnqueueAsync(long mark, params IReadOnlyList<NewDelivery> messages) =>
        (await Deliveries.EnqueueAsync(Enqueue(await Subscriptions.LoadAsync(Limit), mark, messages), Limit)).ShouldNotBeNull();
}
