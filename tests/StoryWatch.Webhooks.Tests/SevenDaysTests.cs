using System.Net;
using Microsoft.AspNetCore.Http;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Testing;
using StoryWatch.Testing.Webhooks;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Webhooks.Tests;

/// <summary>A receiver that fails in every way there is, over seven days of a clock that the test moves.</summary>
public sealed class SevenDaysTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly ManualClock _clock = new(Monday);
    private DateTimeOffset _next;

    public SevenDaysTests() => Rig = new(_clock);

    private WebhookRig Rig { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Rig.DisposeAsync();

    [Fact]
    public async Task A_receiver_that_fails_in_turn_gets_its_message_in_the_end_and_the_log_says_how()
    {
        await using var receiver = await Receiver.StartAsync();
        var webhook = await Rig.CreateAsync(new UriBuilder(receiver.Url) { Host = "hook.example" }.Uri);
        Rig.Start();

        receiver.Answer = Status(500, "it is the disk");
        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"));
        await FailAsync(1, 500, "500 Internal Server Error", TimeSpan.FromSeconds(5));
        await HangAsync(receiver, 2, TimeSpan.FromMinutes(5));

        receiver.Answer = context => Task.Run(context.Abort);
        await FailAsync(3, null, "the connection broke", TimeSpan.FromMinutes(30));

        receiver.Answer = Status(429, "", ("Retry-After", "10800"));
        await FailAsync(4, 429, "429 Too Many Requests", TimeSpan.FromHours(3));

        receiver.Answer = Status(302, "", ("Location", "http://127.0.0.1/elsewhere"), ("Connection", "close"));
        await FailAsync(5, 302, "302: a redirect is not followed", TimeSpan.FromHours(5));

        Rig.Resolve = _ => IPAddress.Parse("10.0.0.1");
        await FailAsync(6, null, "hook.example has no public address", TimeSpan.FromHours(10));

        Rig.Resolve = _ => IPAddress.Loopback;
        receiver.Answer = Status(504);
        await FailAsync(7, 504, "504 Gateway Timeout", TimeSpan.FromHours(14));

        receiver.Answer = Status(204);
        var last = await NextAsync();
        (last.Number, last.Status, last.State, last.Next).ShouldBe((8, 204, DeliveryState.Delivered, null));

        // Seven of the eight tries reached the receiver, each under the same id, with the same bytes and a time of its own.
        var received = await receiver.NextAsync(7, Rig.Limit);
        received.Select(one => one.Id).Distinct().Count().ShouldBe(1);
        received.Select(one => Convert.ToBase64String(one.Body)).Distinct().Count().ShouldBe(1);
        received.Select(one => one.Timestamp).Distinct().Count().ShouldBe(7);
        received.ShouldAllBe(one => one.Path == "/hook");
        received[^1].Timestamp.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(last.At.ToUnixTimeSeconds()));

        (await Rig.OperatorEventsAsync(2)).ShouldBe(["webhook.recovered.v1", "webhook.failing.v1"]);
        (await LogAsync(webhook)).ShouldBe(
        [
            "1 retry 500 500 Internal Server Error [it is the disk] +0.00:00:00 next +0.00:00:05",
            "2 retry - no answer within 15 seconds +0.00:00:05 next +0.00:05:20",
            "3 retry - the connection broke +0.00:05:20 next +0.00:35:20",
            "4 retry 429 429 Too Many Requests +0.00:35:20 next +0.03:35:20",
            "5 retry 302 302: a redirect is not followed +0.03:35:20 next +0.08:35:20",
            "6 retry - hook.example has no public address +0.08:35:20 next +0.18:35:20",
            "7 retry 504 504 Gateway Timeout +0.18:35:20 next +1.08:35:20",
            "8 delivered 204 +1.08:35:20",
        ]);
    }

    [Fact]
    public async Task A_receiver_that_stays_down_costs_a_dead_letter_after_three_days_and_is_disabled_after_five_and_recovered_on_the_seventh()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Status(500);
        var webhook = await Rig.CreateAsync(receiver.Url);
        Rig.Start();
        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"), Shifted("h-2"));

        var attempts = new List<Attempt>();
        while ((await Rig.Subscriptions.FindAsync(webhook.Id, Rig.Limit))!.IsEnabled)
        {
            attempts.Add(await NextAsync());
            if (attempts[^1].Next is { } next && next - Monday < TimeSpan.FromDays(5))
                _clock.AdvanceTo(next);
            else if (attempts[^1].Next is { } late)
                await LastTryAsync(webhook, late);
        }

        attempts.Add(await NextAsync());
        (attempts[^1].State, attempts[^1].Next).ShouldBe((DeliveryState.Dead, null));

        var (first, second) = (attempts[0].Delivery, attempts[0].Delivery + 1);
        attempts.Where(attempt => attempt.Delivery == first).Select(attempt => attempt.Number).ShouldBe(Enumerable.Range(1, 10));
        attempts.Last(attempt => attempt.Delivery == first).At.ShouldBe(Monday + new TimeSpan(3, 3, 35, 5));
        attempts.SkipWhile(attempt => attempt.Delivery == first).ShouldAllBe(attempt => attempt.Delivery == second);
        var disabled = (await Rig.Subscriptions.FindAsync(webhook.Id, Rig.Limit))!;
        disabled.Health.Disabled.ShouldBe("it has failed since 2026-03-02 09:00:00Z, at last with: 500 Internal Server Error");
        (await Rig.Deliveries.CountAsync(Rig.Limit))[webhook.Id].Dead.ShouldBe(2);
        (await Rig.OperatorEventsAsync(2)).ShouldBe(["webhook.disabled.v1", "webhook.failing.v1"]);

        // What happens while it is disabled is missed, not lost.
        await Rig.TellAsync("s-talks", Shifted("h-3"));
        _clock.AdvanceTo(Monday.AddDays(7));
        receiver.Answer = Status(204);
        await Rig.Desk.EnableAsync(disabled, Rig.Limit);
        await Rig.TellAsync("s-other", Opened(), Shifted("h-4"));
        (await Rig.Desk.RecoverAsync((await Rig.Subscriptions.FindAsync(webhook.Id, Rig.Limit))!, Monday, Rig.Limit)).ShouldBe(3);

        var delivered = new[] { await NextAsync(), await NextAsync(), await NextAsync(), await NextAsync() };
        delivered.ShouldAllBe(attempt => attempt.State == DeliveryState.Delivered && attempt.Number == 1);
        (await Rig.Deliveries.ListAsync(webhook.Id, DeliveryState.Delivered, null, 10, Rig.Limit)).Select(delivery => delivery.Message.Event)
            .Order().ShouldBe([2, 3, 4, 6]);
    }

    [Fact]
    public async Task Gone_is_gone_at_once()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Status(410);
        var webhook = await Rig.CreateAsync(receiver.Url);
        var operators = await Rig.CreateAsync(receiver.Url, SubscriptionFilter.Alerts with { Events = ["webhook.disabled.v1"] });
        Rig.Start();
        await Rig.TellAsync("s-talks", Opened(), Shifted("h-1"));

        (await NextAsync()).State.ShouldBe(DeliveryState.Dead);
        receiver.Answer = Status(204);

        // The operators' own webhook hears of it.
        var told = await NextAsync();
        (told.Subscription, told.State).ShouldBe((operators.Id, DeliveryState.Delivered));
        (await Rig.Subscriptions.FindAsync(webhook.Id, Rig.Limit))!.Health.Disabled.ShouldBe("it answered 410 Gone");
    }

    private async Task FailAsync(int number, int? status, string error, TimeSpan wait)
    {
        var attempt = await NextAsync();
        (attempt.Number, attempt.Status, attempt.State).ShouldBe((number, status, DeliveryState.Pending));
        attempt.Error.ShouldNotBeNull().ShouldStartWith(error);
        (attempt.Next - _clock.GetUtcNow()).ShouldBe(wait);
        _next = attempt.Next!.Value;
    }

    /// <summary>Moves the clock to when the next try is due, and gives it.</summary>
    private ValueTask<Attempt> NextAsync()
    {
        _clock.AdvanceTo(_next);
        return Rig.NextAttemptAsync();
    }

    /// <summary>The request comes and is not answered; the clock runs out on it.</summary>
    private async Task HangAsync(Receiver receiver, int number, TimeSpan wait)
    {
        var arrived = new TaskCompletionSource();
        receiver.Answer = context =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        _clock.AdvanceTo(_next);
        await arrived.Task.WaitAsync(Rig.Limit);
        _clock.Advance(TimeSpan.FromSeconds(15));
        await FailAsync(number, null, "no answer within 15 seconds", wait);
    }

    /// <summary>The try that is one too many: the endpoint is disabled after it is written down.</summary>
    private async Task LastTryAsync(Subscription webhook, DateTimeOffset due)
    {
        var disabled = UntilDisabledAsync(webhook);
        _clock.AdvanceTo(due);
        await disabled;
    }

    private async Task UntilDisabledAsync(Subscription webhook)
    {
        while ((await Rig.Subscriptions.FindAsync(webhook.Id, Rig.Limit))!.IsEnabled)
            await Task.Yield();
    }

    private async Task<IReadOnlyList<string>> LogAsync(Subscription webhook) =>
    [
        .. (await Rig.Deliveries.AttemptsAsync(webhook.Id, null, 100, Rig.Limit)).Reverse().Select(attempt => string.Join(' ', new[]
        {
            $"{attempt.Number} {attempt.Outcome} {(attempt.Status is { } status ? $"{status}" : "-")}",
            attempt.Error?.Split(':')[0] == "the connection broke" ? "the connection broke" : attempt.Error,
            string.IsNullOrEmpty(attempt.Answer) ? null : $"[{attempt.Answer}]",
            $"+{attempt.At - Monday:d\\.hh\\:mm\\:ss}",
            attempt.NextAt is { } next ? $"next +{next - Monday:d\\.hh\\:mm\\:ss}" : null,
        }.Where(part => part is not null))),
    ];

    private static Func<HttpContext, Task> Status(int status, string body = "", params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return body.Length == 0 ? Task.CompletedTask : context.Response.WriteAsync(body);
    };
}
