using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Testing.Servers;
using static StoryWatch.Testing.Suites.SampleSubscriptions;

namespace StoryWatch.Testing.Suites;

/// <summary>What every store of subscriptions does.</summary>
public abstract class SubscriptionsSuite : StoreSuite
{
    private ISubscriptions Subscriptions => Store.Subscriptions!;

    private IDeliveries Deliveries => Store.Deliveries!;

    [ServerFact]
    public async Task A_subscription_is_kept_with_all_its_fields()
    {
        var webhook = Webhook() with
        {
            Filter = new(["*"], ["s-1"], ["Iran", "USA"], ["talks"], ["changed"], ["The Harbour Post"], 2, 3),
            Pace = new(TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), new QuietHours(new(22, 0), new(7, 0), "Europe/Berlin", 3)),
            Chat = true,
            Secrets = new(Secret, "whsec_b2xk", Noon.AddDays(1)),
            After = 3_000_000_000,
        };

        await Subscriptions.AddAsync(webhook, Limit);

        (await Subscriptions.FindAsync("wh1", Limit)).ShouldBe(webhook);
        (await (await AnotherAsync()).Subscriptions!.LoadAsync(Limit)).Subscriptions.ShouldBe([webhook]);
        (await Subscriptions.FindAsync("wh2", Limit)).ShouldBeNull();
    }

    [ServerFact]
    public async Task A_change_is_made_of_what_is_there_and_leaves_the_health_alone()
    {
        await Subscriptions.AddAsync(Webhook(), Limit);
        var health = EndpointHealth.Sound with { FailingSince = Noon, IsTold = true };
        await Subscriptions.ChangeHealthAsync("wh1", _ => health, null, Limit);

        // A new secret between an editor's reading and writing stays.
        var rotated = new SigningSecrets("whsec_bmV3", Secret, Noon.AddDays(1));
        await Subscriptions.ChangeAsync("wh1", webhook => webhook with { Secrets = rotated }, Limit);
        var changed = await Subscriptions.ChangeAsync("wh1", webhook => webhook with { Description = "the day desk", Health = EndpointHealth.Sound }, Limit);

        changed.ShouldBe(Webhook() with { Description = "the day desk", Secrets = rotated, Health = health });
        (await Subscriptions.FindAsync("wh1", Limit)).ShouldBe(changed);
        (await Subscriptions.ChangeAsync("wh2", webhook => webhook, Limit)).ShouldBeNull();
    }

    [ServerFact]
    public async Task The_version_rises_with_every_change_and_not_with_the_feed()
    {
        var first = await Subscriptions.VersionAsync(Limit);
        await Subscriptions.AddAsync(Webhook(), Limit);
        var second = await Subscriptions.VersionAsync(Limit);
        await Deliveries.EnqueueAsync(Enqueue(await Subscriptions.LoadAsync(Limit), 5, To("wh1", 5)), Limit);
        var third = await Subscriptions.VersionAsync(Limit);
        await Deliveries.EnqueueAsync(new(null, null, [To("wh1", 6)], [], [], null, Noon), Limit);

        (first < second, second == third, third < await Subscriptions.VersionAsync(Limit)).ShouldBe((true, true, true));
    }

    [ServerFact]
    public async Task Disabling_kills_what_waits_drops_what_is_held_and_tells_the_operator()
    {
        await Subscriptions.AddAsync(Webhook(), Limit);
        await Subscriptions.AddAsync(Webhook("wh2"), Limit);
        var book = await Subscriptions.LoadAsync(Limit);
        var held = PaceState.Empty with { Held = [new(Message(2), Noon.AddHours(1))] };
        await Deliveries.EnqueueAsync(Enqueue(book, 3, To("wh1", 1), To("wh2", 1)) with { Paces = [new("wh1", PaceState.Empty, held)] }, Limit);

        await Subscriptions.ChangeHealthAsync(
            "wh1", known => known with { Disabled = "gone", MissedAfter = 1 }, new(Noon, "webhook.disabled.v1", "It is gone."), Limit);

        (await Deliveries.PendingAsync("wh1", 10, Limit)).ShouldBeEmpty();
        (await Deliveries.PendingAsync("wh2", 10, Limit)).Count.ShouldBe(1);
        var counts = (await Deliveries.CountAsync(Limit))["wh1"];
        (counts.Dead, counts.Held).ShouldBe((1, 0));
        (await Subscriptions.OperatorEventsAsync(null, 10, Limit)).ShouldBe([new(1, Noon, "webhook.disabled.v1", "wh1", "It is gone.")]);
    }

    [ServerFact]
    public async Task A_deleted_subscription_is_gone_with_its_messages()
    {
        await Subscriptions.AddAsync(Webhook(), Limit);
        await Deliveries.EnqueueAsync(Enqueue(await Subscriptions.LoadAsync(Limit), 1, To("wh1", 1)), Limit);

        (await Subscriptions.DeleteAsync("wh1", Limit)).ShouldBeTrue();

        (await Subscriptions.DeleteAsync("wh1", Limit)).ShouldBeFalse();
        (await Deliveries.ListAsync("wh1", null, null, 10, Limit)).ShouldBeEmpty();
        (await Subscriptions.LoadAsync(Limit)).Subscriptions.ShouldBeEmpty();
    }

    [ServerFact]
    public async Task What_is_held_is_kept_until_it_is_let_go()
    {
        await Subscriptions.AddAsync(Webhook(), Limit);
        var holding = new PaceState([new(Message(1), Noon.AddHours(1)), new(Message(2), Noon.AddHours(2))], PaceState.Empty.Windows.Add("s-1", Noon.AddHours(1)));
        await Deliveries.EnqueueAsync(Enqueue(await Subscriptions.LoadAsync(Limit), 2) with { Paces = [new("wh1", PaceState.Empty, holding)] }, Limit);

        var book = await Subscriptions.LoadAsync(Limit);
        book.Paces["wh1"].Held.Select(held => (held.Message.Id, held.Message.Event, held.Release)).ShouldBe(holding.Held.Select(held => (held.Message.Id, held.Message.Event, held.Release)));
        book.Paces["wh1"].Held[0].Message.Body.ToArray().ShouldBe(Message(1).Body.ToArray());
        book.Paces["wh1"].Windows.ShouldBe(holding.Windows);

        var released = new PaceState([book.Paces["wh1"].Held[1]], PaceState.Empty.Windows.Add("s-2", Noon.AddHours(3)));
        await Deliveries.EnqueueAsync(Enqueue(book, 3) with { Paces = [new("wh1", book.Paces["wh1"], released)] }, Limit);

        var after = (await Subscriptions.LoadAsync(Limit)).Paces["wh1"];
        after.Held.Select(held => held.Message.Event).ShouldBe([2]);
        after.Windows.ShouldBe(released.Windows);
    }

    [ServerFact]
    public async Task An_event_that_is_set_aside_stays_until_it_is_taken()
    {
        var book = await Subscriptions.LoadAsync(Limit);
        await Deliveries.EnqueueAsync(Enqueue(book, 4) with { SetAside = [new(7, 3, "no title", Noon), new(7, 4, "no kind", Noon)] }, Limit);
        (await Subscriptions.SetAsideAsync(Limit)).ShouldBe([new(7, 3, "no title", Noon), new(7, 4, "no kind", Noon)]);

        await Deliveries.EnqueueAsync(new(null, null, [], [], [], 3, Noon), Limit);

        (await Subscriptions.SetAsideAsync(Limit)).Select(aside => aside.Sequence).ShouldBe([4]);
    }
}
