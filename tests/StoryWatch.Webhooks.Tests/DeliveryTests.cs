using System.Text.Json;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;
using StoryWatch.Testing.Servers;
using StoryWatch.Testing.Suites;
using StoryWatch.Testing.Webhooks;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Webhooks.Tests;

/// <summary>From the journal to an endpoint and back into the log, on a real store and real sockets.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private static readonly SubscriptionFilter Everything = SubscriptionFilter.Alerts with { Events = [SubscriptionFilter.EveryEvent] };

    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow);

    private WebhookRig Rig { get; set; } = null!;

    private Receiver Endpoint { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Rig = new(_clock);
        Endpoint = await Receiver.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Rig.DisposeAsync();
        await Endpoint.DisposeAsync();
    }

    [ServerFact, Requires(Server.Node)]
    public async Task Every_delivery_is_verified_and_every_body_is_valid_by_implementations_that_are_not_ours()
    {
        var webhook = await Rig.CreateAsync(Endpoint.Url, Everything, chat: true);
        var rotated = (await Rig.Desk.RotateAsync(webhook.Id, TimeSpan.FromHours(1), Rig.Limit)).ShouldNotBeNull();
        Rig.Start();
        await Rig.TellAsync("s-talks", Opened(), Added("a-1"), Added("a-2"), Shifted("h-1"), new ShiftCorroborated("h-1", Ref("a-3"), 2, 3, Noon), new ShiftCorrected("h-1", "It was another one.", Noon));
        await Rig.Desk.TestAsync((await Rig.Subscriptions.FindAsync(webhook.Id, Rig.Limit))!, Rig.Limit);

        var received = await Endpoint.NextAsync(7, Rig.Limit);

        var checks = received.SelectMany(one => new[] { webhook.Secrets.Current, rotated.Current }.Select(secret => Check(one, secret)));
        (await WebhookChecks.RunAsync(checks, Rig.Limit)).ShouldBe(Enumerable.Repeat("ok", 14));
    }

    [Fact]
    public async Task Alerts_go_out_by_story_in_order_and_other_events_do_not()
    {
        await Rig.CreateAsync(Endpoint.Url);
        Rig.Start();

        await Rig.TellAsync("s-talks", Opened(), Added("a-1"), Shifted("h-1"), Shifted("h-2"), Shifted("h-3"));

        var received = await Endpoint.NextAsync(3, Rig.Limit);
        received.Select(one => Json(one).GetProperty("data").GetProperty("sequence").GetInt64()).ShouldBe([3, 4, 5]);
        received.Select(one => Json(one).GetProperty("id").GetString()).ShouldBe(received.Select(one => one.Id));
        Endpoint.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_for_a_replay_is_told_live_events_as_before()
    {
        var webhook = await Rig.CreateAsync(Endpoint.Url);
        Endpoint.Answer = context =>
        {
            context.Response.StatusCode = context.Request.Headers["webhook-id"].ToString().StartsWith(ReplayMark.IdsBegin, StringComparison.Ordinal) ? 410 : 204;
            return Task.CompletedTask;
        };
        var live = SampleSubscriptions.To(webhook.Id, 1);
        var replayed = live with { Message = live.Message with { Id = $"{ReplayMark.IdsOf("r-1")}7_1" } };
        await Rig.Deliveries.EnqueueAsync(new(null, null, [replayed], [], [], null, _clock.GetUtcNow()), Rig.Limit);
        Rig.Start();
        (await Rig.NextAttemptAsync()).Status.ShouldBe(410);

        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"));

        (await Rig.NextAttemptAsync()).Status.ShouldBe(204);
        (await Rig.Subscriptions.FindAsync(webhook.Id, Rig.Limit))!.IsEnabled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_slow_endpoint_delays_no_other()
    {
        await using var slow = await Receiver.StartAsync();
        slow.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await Rig.CreateAsync(slow.Url);
        await Rig.CreateAsync(Endpoint.Url);
        Rig.Start();

        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"), Shifted("h-2"));

        (await Endpoint.NextAsync(2, Rig.Limit)).Count.ShouldBe(2);
        await slow.NextAsync(Rig.Limit);
        slow.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_not_delivered_before_a_restart_is_delivered_after_it_and_nothing_is_twice()
    {
        var webhook = await Rig.CreateAsync(Endpoint.Url);
        Rig.Start();
        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"));
        var before = await Endpoint.NextAsync(Rig.Limit);
        await Rig.NextAttemptAsync();
        await Rig.StopAsync();
        await Rig.TellAsync("s-talks", Shifted("h-2"));

        Rig.Start();

        (await Endpoint.NextAsync(Rig.Limit)).Id.ShouldNotBe(before.Id);
        await Rig.NextAttemptAsync();
        (await Rig.Deliveries.ListAsync(webhook.Id, DeliveryState.Delivered, null, 10, Rig.Limit)).Count.ShouldBe(2);
        Endpoint.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public async Task A_webhook_is_told_what_happens_after_it_was_made()
    {
        Rig.Start();
        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"));
        await Rig.CreateAsync(Endpoint.Url);

        await Rig.TellAsync("s-talks", Shifted("h-2"), new ShiftCorrected("h-1", "It was another one.", Noon));

        var received = await Endpoint.NextAsync(2, Rig.Limit);
        Json(received[0]).GetProperty("data").GetProperty("event").GetProperty("shift").GetProperty("id").GetString().ShouldBe("h-2");

        // Of the shift before its time it knows from the journal.
        Json(received[1]).GetProperty("data").GetProperty("shift").GetProperty("id").GetString().ShouldBe("h-1");
    }

    [Fact]
    public async Task What_is_held_goes_out_as_one_digest_when_its_time_has_come()
    {
        var webhook = await Rig.CreateAsync(Endpoint.Url, pace: Pace.AtOnce with { Debounce = TimeSpan.FromMinutes(10) });
        Rig.Start();
        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"), Shifted("h-2"), Shifted("h-3"));
        Json(await Endpoint.NextAsync(Rig.Limit)).GetProperty("type").GetString().ShouldBe("story.position-shifted.v1");
        await Rig.NextAttemptAsync();
        (await Rig.Deliveries.CountAsync(Rig.Limit))[webhook.Id].Held.ShouldBe(2);

        // Also over a restart.
        await Rig.StopAsync();
        Rig.Start();
        _clock.Advance(TimeSpan.FromMinutes(10));
        var digest = Json(await NextWhileTimePassesAsync());

        digest.GetProperty("type").GetString().ShouldBe("webhook.digest.v1");
        digest.GetProperty("data").GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sequence").GetInt64()).ShouldBe([3, 4]);
    }

    [Fact]
    public async Task One_message_is_sent_again_by_hand_under_its_id()
    {
        var webhook = await Rig.CreateAsync(Endpoint.Url);
        Rig.Start();
        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"));
        var first = await Endpoint.NextAsync(Rig.Limit);
        var attempt = await Rig.NextAttemptAsync();

        (await Rig.Desk.ResendAsync(webhook.Id, attempt.Delivery, Rig.Limit)).ShouldBe(1);

        (await Endpoint.NextAsync(Rig.Limit)).Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task A_deleted_webhook_gets_nothing_more()
    {
        var webhook = await Rig.CreateAsync(Endpoint.Url);
        await using var other = await Receiver.StartAsync();
        await Rig.CreateAsync(other.Url);
        Rig.Start();
        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"));
        await Endpoint.NextAsync(Rig.Limit);
        (await Rig.Desk.DeleteAsync(webhook.Id, Rig.Limit)).ShouldBeTrue();

        await Rig.TellAsync("s-talks", Shifted("h-2"));

        (await other.NextAsync(2, Rig.Limit)).Count.ShouldBe(2);
        Endpoint.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_that_one_webhook_cannot_be_told_is_told_to_the_others_and_set_aside_until_it_is_tried_again()
    {
        var lost = new QuietHours(new(22, 0), new(7, 0), "Nowhere/Else", 4);
        var broken = await Rig.CreateAsync(Endpoint.Url, SubscriptionFilter.Alerts with { Stories = ["s-talks"] }, Pace.AtOnce with { Quiet = lost });
        await using var other = await Receiver.StartAsync();
        await Rig.CreateAsync(other.Url);
        _clock.AdvanceTo(new DateTimeOffset(_clock.GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(12), TimeSpan.Zero));
        Rig.Start();

        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"));
        await Rig.TellAsync("s-other", Opened(), Shifted("h-2"));

        (await other.NextAsync(2, Rig.Limit)).Select(one => Json(one).GetProperty("data").GetProperty("sequence").GetInt64()).ShouldBe([2, 4], ignoreOrder: true);
        var aside = (await Rig.Subscriptions.SetAsideAsync(Rig.Limit)).ShouldHaveSingleItem();
        aside.Sequence.ShouldBe(2);
        aside.Reason.ShouldStartWith(broken.Id);
        aside.Reason.ShouldContain("Nowhere/Else");
        await Rig.Desk.ChangeAsync(broken.Id, webhook => webhook with { Pace = Pace.AtOnce }, Rig.Limit);

        (await Rig.Desk.RetryAsync(aside, Rig.Limit)).ShouldBeNull();

        Json(await Endpoint.NextAsync(Rig.Limit)).GetProperty("data").GetProperty("sequence").GetInt64().ShouldBe(2);
        (await Rig.Subscriptions.SetAsideAsync(Rig.Limit)).ShouldBeEmpty();
        other.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public async Task What_operators_are_told_is_kept_also_where_an_endpoint_answered_what_no_column_holds()
    {
        var webhook = await Rig.CreateAsync(Endpoint.Url);

        await Rig.Subscriptions.ChangeHealthAsync(webhook.Id, health => health, new(_clock.GetUtcNow(), "webhook.failing.v1", "500 a\0b"), Rig.Limit);

        (await Rig.Subscriptions.OperatorEventsAsync(null, 1, Rig.Limit)).ShouldHaveSingleItem().Detail.ShouldBe("500 a\uFFFDb");
    }

    [Fact]
    public async Task A_rotated_secret_signs_with_both_until_its_time_is_over()
    {
        var webhook = await Rig.CreateAsync(Endpoint.Url);
        await Rig.Desk.RotateAsync(webhook.Id, TimeSpan.FromHours(1), Rig.Limit);
        Rig.Start();

        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"));
        (await Endpoint.NextAsync(Rig.Limit)).Headers["webhook-signature"].Split(' ').Length.ShouldBe(2);
        await Rig.NextAttemptAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await Rig.TellAsync("s-talks", Shifted("h-2"));

        (await Endpoint.NextAsync(Rig.Limit)).Headers["webhook-signature"].Split(' ').Length.ShouldBe(1);
    }

    [Fact]
    public async Task More_than_memory_holds_comes_from_the_store_in_order()
    {
        var webhook = await Rig.CreateAsync(Endpoint.Url);
        await Rig.TellAsync("s-talks", [Opened(), .. Enumerable.Range(0, 1500).Select(n => Shifted($"h-{n}"))]);

        Rig.Start();

        var received = await Endpoint.NextAsync(1500, Rig.Limit);
        received.Select(one => Json(one).GetProperty("data").GetProperty("sequence").GetInt64()).ShouldBe(Enumerable.Range(2, 1500).Select(n => (long)n));
        webhook.IsEnabled.ShouldBeTrue();
    }

    private async Task<Received> NextWhileTimePassesAsync()
    {
        var next = Endpoint.NextAsync(Rig.Limit).AsTask();
        while (!next.IsCompleted)
        {
            // The worker may have looked at the clock before it was moved, and looks again a second later.
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(10, Rig.Limit));
        }

        return await next;
    }

    private static WebhookCheck Check(Received received, string secret) =>
        new(secret, received.Headers, received.Body, EventSchemas.Of(Json(received).GetProperty("type").GetString()!)!.ToJsonString());

    private static JsonElement Json(Received received) => JsonDocument.Parse(received.Body).RootElement;
}
