using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Webhooks.Sending;

namespace StoryWatch.Webhooks.Tests.Sending;

public sealed class DeliveryScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Answer Failed = Answers.Status(500);

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(299)]
    public void Only_2xx_delivers(int status) => After(Answers.Status(status), 1).ShouldBe((DeliveryState.Delivered, null));

    [Fact]
    public void Ten_tries_spread_over_three_days_then_the_message_is_a_dead_letter()
    {
        var now = Now;
        var waits = new List<double>();
        for (var attempt = 1; attempt < DeliverySchedule.MostAttempts; attempt++)
        {
            var (state, next) = DeliverySchedule.After(Failed, attempt, now, 0.5, null);
            state.ShouldBe(DeliveryState.Pending);
            waits.Add((next!.Value - now).TotalMinutes);
            now = next.Value;
        }

        waits.ShouldBe([5 / 60.0, 5, 30, 120, 300, 600, 840, 1200, 1440]);
        (now - Now).ShouldBe(new TimeSpan(3, 3, 35, 5));
        DeliverySchedule.After(Failed, DeliverySchedule.MostAttempts, now, 0.5, null).ShouldBe((DeliveryState.Dead, null));
    }

    [Theory]
    [InlineData(0, 4.5)]
    [InlineData(0.5, 5)]
    [InlineData(1, 5.5)]
    public void Chance_makes_a_wait_a_tenth_shorter_or_longer(double chance, double seconds) =>
        DeliverySchedule.After(Failed, 1, Now, chance, null).Next.ShouldBe(Now.AddSeconds(seconds));

    [Fact]
    public void A_paused_endpoint_is_not_tried_before_its_pause_ends()
    {
        DeliverySchedule.After(Failed, 1, Now, 0.5, Now.AddHours(1)).Next.ShouldBe(Now.AddHours(1));
        DeliverySchedule.After(Failed, 5, Now, 0.5, Now.AddHours(1)).Next.ShouldBe(Now.AddHours(5));
    }

    [Fact]
    public void What_is_gone_is_not_tried_again() => After(Answers.Status(410), 1).ShouldBe((DeliveryState.Dead, null));

    [Fact]
    public void A_redirect_is_a_failure() => After(Answers.Status(302), 1).State.ShouldBe(DeliveryState.Pending);

    private static (DeliveryState State, DateTimeOffset? Next) After(Answer answer, int attempt) => DeliverySchedule.After(answer, attempt, Now, 0.5, null);
}
