using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Webhooks.Sending;

namespace StoryWatch.Webhooks.Tests.Sending;

public sealed class EndpointStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EndpointState Sound = new(EndpointHealth.Sound, 0, null);

    [Fact]
    public void A_failure_starts_a_spell_and_a_success_ends_it()
    {
        var failing = After(Sound, Answers.Status(500), Now).Next;
        failing.Health.FailingSince.ShouldBe(Now);
        After(failing, Answers.Status(500), Now.AddMinutes(1)).Next.Health.FailingSince.ShouldBe(Now);

        After(failing, Answers.Status(204), Now.AddMinutes(1)).ShouldBe((Sound, null));
    }

    [Fact]
    public void The_operator_is_told_once_when_it_lasts_and_once_when_it_is_over()
    {
        var failing = After(Sound, Answers.Status(500), Now).Next;
        After(failing, Answers.Status(500), Now.AddMinutes(29)).Told.ShouldBeNull();

        var (told, first) = After(failing, Answers.Status(500), Now.AddMinutes(30));
        first!.Name.ShouldBe("webhook.failing.v1");
        After(told, Answers.Status(500), Now.AddMinutes(31)).Told.ShouldBeNull();
        After(told, Answers.Status(200), Now.AddMinutes(32)).Told!.Name.ShouldBe("webhook.recovered.v1");
        After(failing, Answers.Status(200), Now.AddMinutes(10)).Told.ShouldBeNull();
    }

    [Fact]
    public void Days_of_failure_disable_it()
    {
        var failing = After(Sound, Answers.Status(500), Now).Next;
        After(failing, Answers.Status(500), Now.AddDays(5).AddSeconds(-1)).Next.Health.Disabled.ShouldBeNull();

        var (disabled, told) = After(failing, Answers.Status(500), Now.AddDays(5));
        disabled.Health.Disabled.ShouldBe("it has failed since 2026-03-01 12:00:00Z, at last with: 500");
        told!.Name.ShouldBe("webhook.disabled.v1");
    }

    [Fact]
    public void Gone_disables_it_at_once() => After(Sound, Answers.Status(410), Now).Next.Health.Disabled.ShouldBe("it answered 410 Gone");

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(504)]
    public void An_endpoint_with_too_much_to_do_is_left_alone_longer_each_time(int status)
    {
        var state = Sound;
        var pauses = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            state = After(state, Answers.Status(status), Now).Next;
            pauses.Add((state.PausedUntil!.Value - Now).TotalSeconds);
        }

        pauses.ShouldBe([30, 60, 120, 240, 480, 900, 900]);
        After(state, Answers.Status(500), Now).Next.Throttled.ShouldBe(0);
        After(state, Answers.Status(200), Now).Next.PausedUntil.ShouldBeNull();
    }

    [Fact]
    public void What_it_asks_for_it_gets_up_to_a_day()
    {
        After(Sound, Answers.Status(503, TimeSpan.FromMinutes(20)), Now).Next.PausedUntil.ShouldBe(Now.AddMinutes(20));
        After(Sound, Answers.Status(429, TimeSpan.FromSeconds(1)), Now).Next.PausedUntil.ShouldBe(Now.AddSeconds(30));
        After(Sound, Answers.Status(429, TimeSpan.FromDays(365)), Now).Next.PausedUntil.ShouldBe(Now.AddDays(1));
        After(Sound, Answers.Status(500), Now).Next.PausedUntil.ShouldBeNull();
    }

    private static (EndpointState Next, OperatorTold? Told) After(EndpointState state, Answer answer, DateTimeOffset now) => state.After(answer, now, 0.5);
}
